package sextant.wire;

/**
 * Where packets of a capture file came from.
 *
 * @param linkType a {@link LinkType}
 * @param snapLength most bytes kept of a packet, 0 when there was no limit
 * @param name as the system calls it, such as {@code eth0}; may be empty
 * @param description for people; may be empty
 */
public record CaptureInterface(int linkType, int snapLength, String name, String description) {
  /** Without limit and description. */
  public static CaptureInterface of(int linkType, String name) {
    return new CaptureInterface(linkType, 0, name, "");
  }
}
