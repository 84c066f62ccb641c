package sextant.wire;

/** What DNS record types and results are called (Domain Name System Parameters, IANA). */
public final class DnsNames {
  private DnsNames() {}

  /** The mnemonic of a record type, or TYPE and its number (RFC 3597, §5). */
  public static String type(int type) {
    return switch (type) {
      case 1 -> "A";
      case 2 -> "NS";
      case 5 -> "CNAME";
      case 6 -> "SOA";
      case 12 -> "PTR";
      case 13 -> "HINFO";
      case 15 -> "MX";
      case 16 -> "TXT";
      case 28 -> "AAAA";
      case 29 -> "LOC";
      case 33 -> "SRV";
      case 35 -> "NAPTR";
      case 39 -> "DNAME";
      case 41 -> "OPT";
      case 43 -> "DS";
      case 44 -> "SSHFP";
      case 46 -> "RRSIG";
      case 47 -> "NSEC";
      case 48 -> "DNSKEY";
      case 50 -> "NSEC3";
      case 51 -> "NSEC3PARAM";
      case 52 -> "TLSA";
      case 64 -> "SVCB";
      case 65 -> "HTTPS";
      case 99 -> "SPF";
      case 250 -> "TSIG";
      case 251 -> "IXFR";
      case 252 -> "AXFR";
      case 255 -> "ANY";
      case 256 -> "URI";
      case 257 -> "CAA";
      default -> "TYPE" + type;
    };
  }

  /** What a response code says. */
  public static Name responseCode(int code) {
    return switch (code) {
      case 0 -> new Name("no error", "无错误");
      case 1 -> new Name("format error", "格式错误");
      case 2 -> new Name("server failure", "服务器失败");
      case 3 -> new Name("no such name", "域名不存在");
      case 4 -> new Name("not implemented", "未实现");
      case 5 -> new Name("refused", "被拒绝");
      default -> new Name("result " + code, "结果 " + code);
    };
  }

  static Name operation(int operation) {
    return switch (operation) {
      case 0 -> new Name("query", "查询");
      case 2 -> new Name("status", "状态");
      case 4 -> new Name("notify", "通知");
      case 5 -> new Name("update", "更新");
      default -> new Name("operation " + operation, "操作 " + operation);
    };
  }
}
