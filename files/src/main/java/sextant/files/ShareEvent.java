package sextant.files;

import java.net.InetAddress;
import java.nio.file.Path;
import sextant.words.Failure;

/** What happens at a shared link. */
public sealed interface ShareEvent {
  /** Somebody opened the page. */
  record Opened(InetAddress by) implements ShareEvent {}

  /** Somebody has a file whole, or the last part of it. */
  record Downloaded(InetAddress by, String name, long bytes) implements ShareEvent {}

  /** A file came by the page: whole, on the disk, under its name. */
  record Uploaded(InetAddress by, Path file, long bytes) implements ShareEvent {}

  /** A file did not come. */
  record UploadFailed(InetAddress by, String name, Failure why) implements ShareEvent {}

  /** Somebody gave wrong PINs and is shut out for a while. */
  record ShutOut(InetAddress by) implements ShareEvent {}

  /** Hears them, on threads of the server; must return soon. */
  @FunctionalInterface
  interface Observer {
    /** Something happened. */
    void happened(ShareEvent event);
  }
}
