package sextant.wire;

/** Numbers of the pcap file format (draft-ietf-opsawg-pcap). */
final class PcapFormat {
  static final int MAGIC_MICROS = 0xa1b2c3d4;
  static final int MAGIC_NANOS = 0xa1b23c4d;

  /** Variant of an old Linux patch with eight more bytes in each record header. */
  static final int MAGIC_KUZNETZOV = 0xa1b2cd34;

  static final int FILE_HEADER = 24;
  static final int RECORD_HEADER = 16;
  static final int KUZNETZOV_RECORD_HEADER = 24;

  private PcapFormat() {}
}
