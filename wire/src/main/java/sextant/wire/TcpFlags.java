package sextant.wire;

/**
 * The control bits of TCP (RFC 9293, §3.1; AE from RFC 9768) as they stand in the low bits of
 * header bytes 12 and 13.
 */
public final class TcpFlags {
  public static final int FIN = 1;
  public static final int SYN = 1 << 1;
  public static final int RST = 1 << 2;
  public static final int PSH = 1 << 3;
  public static final int ACK = 1 << 4;
  public static final int URG = 1 << 5;
  public static final int ECE = 1 << 6;
  public static final int CWR = 1 << 7;
  public static final int AE = 1 << 8;

  private static final String[] NAMES = {
    "FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"
  };
  private static final String LETTERS = "FSRP.UEWe";

  private TcpFlags() {}

  /** Names of the set flags, lowest first, such as {@code SYN,ACK}; empty when none is set. */
  public static String names(int flags) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < NAMES.length; i++) {
      if ((flags >>> i & 1) != 0) {
        text.append(text.isEmpty() ? "" : ",").append(NAMES[i]);
      }
    }
    return text.toString();
  }

  /**
   * Writes tcpdump's letters, such as {@code S.}, as ASCII and returns the place after them; needs
   * 9 bytes.
   */
  public static int write(int flags, byte[] target, int offset) {
    int at = offset;
    for (int i = 0; i < LETTERS.length(); i++) {
      if ((flags >>> i & 1) != 0) {
        target[at++] = (byte) LETTERS.charAt(i);
      }
    }
    return at;
  }
}
