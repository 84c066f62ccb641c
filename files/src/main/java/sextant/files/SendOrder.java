package sextant.files;

import java.nio.file.Path;
import java.util.List;
import sextant.words.FailureException;

/**
 * What a person wants sent.
 *
 * @param to what people call the device
 * @param where finds the device; asked again when it was away or has another address now
 * @param paths files and folders
 * @param waits whether to wait for a device that is away, or to fail at once
 */
public record SendOrder(
    String to,
    Whereabouts where,
    List<Path> paths,
    LinkPolicy links,
    SendSettings settings,
    boolean waits) {
  /** Keeps a copy. */
  public SendOrder {
    paths = List.copyOf(paths);
  }

  /** Tells where a device is now. */
  @FunctionalInterface
  public interface Whereabouts {
    /**
     * Its address and certificate; may look for it for some seconds.
     *
     * @throws FailureException when it cannot be found now
     */
    Target now() throws FailureException;
  }

  /** To a device whose address will not change. */
  public static SendOrder to(Target target, List<Path> paths, SendSettings settings) {
    return new SendOrder(target.label(), () -> target, paths, LinkPolicy.FOLLOW, settings, false);
  }

  /** The same, waiting for a device that is away. */
  public SendOrder waiting() {
    return new SendOrder(to, where, paths, links, settings, true);
  }

  /** The same with another way to treat links. */
  public SendOrder withLinks(LinkPolicy policy) {
    return new SendOrder(to, where, paths, policy, settings, waits);
  }
}
