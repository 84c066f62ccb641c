package sextant.files;

import java.net.InetAddress;

/**
 * A device that answered.
 *
 * @param address where it is
 * @param seenNanos when it last answered, by {@link System#nanoTime}
 */
public record Found(Device device, InetAddress address, long seenNanos) {
  /** Where to send to it. */
  public Target target() {
    return Target.of(device, address);
  }
}
