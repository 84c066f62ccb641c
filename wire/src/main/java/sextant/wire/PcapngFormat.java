package sextant.wire;

/** Numbers of the pcapng file format (draft-ietf-opsawg-pcapng). */
final class PcapngFormat {
  static final int SECTION_HEADER = 0x0a0d0d0a;
  static final int INTERFACE_DESCRIPTION = 1;
  static final int OBSOLETE_PACKET = 2;
  static final int SIMPLE_PACKET = 3;
  static final int NAME_RESOLUTION = 4;
  static final int INTERFACE_STATISTICS = 5;
  static final int ENHANCED_PACKET = 6;
  static final int DECRYPTION_SECRETS = 10;

  static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;

  static final int OPTION_COMMENT = 1;
  static final int SECTION_HARDWARE = 2;
  static final int SECTION_SYSTEM = 3;
  static final int SECTION_APPLICATION = 4;
  static final int INTERFACE_NAME = 2;
  static final int INTERFACE_TEXT = 3;
  static final int INTERFACE_RESOLUTION = 9;
  static final int INTERFACE_OFFSET = 14;
  static final int STATISTICS_RECEIVED = 4;
  static final int STATISTICS_DROPPED = 5;

  static final int NAME_END = 0;
  static final int NAME_IPV4 = 1;
  static final int NAME_IPV6 = 2;

  static final int SECRETS_TLS_KEY_LOG = 0x544c534b;

  private PcapngFormat() {}
}
