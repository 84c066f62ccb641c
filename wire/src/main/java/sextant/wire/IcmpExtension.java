package sextant.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * One object after the quoted packet of an ICMP error (RFC 4884, §8), such as MPLS labels (class 1,
 * RFC 4950) or interface information (class 2, RFC 5837).
 */
public record IcmpExtension(int objectClass, int objectType, Bytes data) {
  /** Quotes in front of extensions are padded to at least this many bytes. */
  static final int SHORTEST_QUOTE = 128;

  private static final int HEADER = 4;

  /** One label of an MPLS stack (RFC 3032, §2.1). */
  public record MplsLabel(int label, int experimental, boolean bottomOfStack, int timeToLive) {}

  /** Reads the objects; empty without the extension header of version 2. */
  public static List<IcmpExtension> list(Bytes extensions) throws MalformedException {
    List<IcmpExtension> list = new ArrayList<>();
    if (extensions.length() < HEADER || extensions.u8(0) >>> 4 != 2) {
      return list;
    }
    int at = HEADER;
    while (at < extensions.length()) {
      MalformedException.requireLength("icmp extension", extensions.length() - at, HEADER);
      int length = extensions.u16(at);
      if (length < HEADER || length > extensions.length() - at) {
        throw new MalformedException("icmp extension: object of " + length + " bytes");
      }
      list.add(
          new IcmpExtension(
              extensions.u8(at + 2),
              extensions.u8(at + 3),
              extensions.slice(at + HEADER, at + length)));
      at += length;
    }
    return list;
  }

  /** The labels of an MPLS stack object, outermost first; empty for any other object. */
  public List<MplsLabel> mplsLabels() {
    List<MplsLabel> labels = new ArrayList<>();
    if (objectClass == 1 && objectType == 1) {
      for (int at = 0; at + HEADER <= data.length(); at += HEADER) {
        long entry = data.u32(at);
        labels.add(
            new MplsLabel(
                (int) (entry >>> 12),
                (int) (entry >>> 9 & 7),
                (entry >>> 8 & 1) != 0,
                (int) (entry & 0xff)));
      }
    }
    return labels;
  }

  /**
   * How much of an error's body is quoted packet: up to the extensions that the length field
   * announces.
   */
  static int quotedLength(int type, long rest, Bytes body) {
    boolean mayHaveExtensions =
        type == Icmp4.UNREACHABLE || type == Icmp4.TIME_EXCEEDED || type == Icmp4.PARAMETER_PROBLEM;
    return mayHaveExtensions ? quotedLength((int) (rest >>> 16 & 0xff) * 4, body) : body.length();
  }

  /**
   * Older routers announce nothing: then extensions are what follows 128 bytes and looks like it
   * (RFC 4884, §5.5).
   */
  static int quotedLength(int announced, Bytes body) {
    if (announced > 0) {
      return Math.min(announced, body.length());
    }
    boolean hasExtensions =
        body.length() >= SHORTEST_QUOTE + 2 * HEADER
            && body.u8(SHORTEST_QUOTE) >>> 4 == 2
            && Checksum.of(body.slice(SHORTEST_QUOTE)) == 0;
    return hasExtensions ? SHORTEST_QUOTE : body.length();
  }
}
