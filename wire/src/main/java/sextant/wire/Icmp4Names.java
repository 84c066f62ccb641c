package sextant.wire;

/** What ICMP types and codes are called (RFC 792 and the ICMP Parameters registry, IANA). */
public final class Icmp4Names {
  private Icmp4Names() {}

  /** The name of a type, or its number. */
  public static Name type(int type) {
    return switch (type) {
      case 0 -> new Name("echo reply", "回显应答");
      case 3 -> new Name("destination unreachable", "目的不可达");
      case 4 -> new Name("source quench (deprecated)", "源端被关闭（已弃用）");
      case 5 -> new Name("redirect", "重定向");
      case 6 -> new Name("alternate host address (deprecated)", "替代主机地址（已弃用）");
      case 8 -> new Name("echo request", "回显请求");
      case 9 -> new Name("router advertisement", "路由器通告");
      case 10 -> new Name("router solicitation", "路由器请求");
      case 11 -> new Name("time exceeded", "超时");
      case 12 -> new Name("parameter problem", "参数问题");
      case 13 -> new Name("timestamp request", "时间戳请求");
      case 14 -> new Name("timestamp reply", "时间戳应答");
      case 15 -> new Name("information request (deprecated)", "信息请求（已弃用）");
      case 16 -> new Name("information reply (deprecated)", "信息应答（已弃用）");
      case 17 -> new Name("address mask request (deprecated)", "地址掩码请求（已弃用）");
      case 18 -> new Name("address mask reply (deprecated)", "地址掩码应答（已弃用）");
      case 19 -> new Name("reserved for security", "保留（安全）");
      case 30 -> new Name("traceroute (deprecated)", "路由跟踪（已弃用）");
      case 31 -> new Name("datagram conversion error (deprecated)", "数据报转换错误（已弃用）");
      case 32 -> new Name("mobile host redirect (deprecated)", "移动主机重定向（已弃用）");
      case 33 -> new Name("IPv6 where-are-you (deprecated)", "IPv6 你在哪里（已弃用）");
      case 34 -> new Name("IPv6 I-am-here (deprecated)", "IPv6 我在这里（已弃用）");
      case 35 -> new Name("mobile registration request (deprecated)", "移动注册请求（已弃用）");
      case 36 -> new Name("mobile registration reply (deprecated)", "移动注册应答（已弃用）");
      case 37 -> new Name("domain name request (deprecated)", "域名请求（已弃用）");
      case 38 -> new Name("domain name reply (deprecated)", "域名应答（已弃用）");
      case 39 -> new Name("SKIP (deprecated)", "SKIP（已弃用）");
      case 40 -> new Name("security failures (Photuris)", "安全失败 (Photuris)");
      case 41 -> new Name("experimental mobility message", "实验性移动消息");
      case 42 -> new Name("extended echo request", "扩展回显请求");
      case 43 -> new Name("extended echo reply", "扩展回显应答");
      case 253 -> new Name("experiment 1", "实验 1");
      case 254 -> new Name("experiment 2", "实验 2");
      case 255 -> new Name("reserved", "保留");
      default ->
          type >= 20 && type <= 29
              ? new Name("reserved for robustness experiment", "保留（健壮性实验）")
              : new Name("unassigned type " + type, "未分配类型 " + type);
    };
  }

  /**
   * The name of a type's code, or its number; code 0 of types with one variant is the type itself.
   */
  public static Name code(int type, int code) {
    return switch (type) {
      case 3 -> unreachable(code);
      case 5 -> redirect(code);
      case 6 -> code == 0 ? new Name("alternate address for host", "主机的替代地址") : other(code);
      case 9 -> advertisement(code);
      case 11 -> timeExceeded(code);
      case 12 -> parameterProblem(code);
      case 40 -> photuris(code);
      case 43 -> extendedEcho(code);
      default -> code == 0 ? type(type) : other(code);
    };
  }

  private static Name unreachable(int code) {
    return switch (code) {
      case 0 -> new Name("network unreachable", "网络不可达");
      case 1 -> new Name("host unreachable", "主机不可达");
      case 2 -> new Name("protocol unreachable", "协议不可达");
      case 3 -> new Name("port unreachable", "端口不可达");
      case 4 -> new Name("fragmentation needed but don't-fragment is set", "需要进行分片，但设置不分片位");
      case 5 -> new Name("source route failed", "源站选路失败");
      case 6 -> new Name("destination network unknown", "目的网络未知");
      case 7 -> new Name("destination host unknown", "目的主机未知");
      case 8 -> new Name("source host isolated", "源主机被隔离");
      case 9 -> new Name("network administratively prohibited", "目的网络被强制禁止");
      case 10 -> new Name("host administratively prohibited", "目的主机被强制禁止");
      case 11 -> new Name("network unreachable for type of service", "由于服务类型 TOS，网络不可达");
      case 12 -> new Name("host unreachable for type of service", "由于服务类型 TOS，主机不可达");
      case 13 -> new Name("communication administratively prohibited", "由于过滤，通信被强制禁止");
      case 14 -> new Name("host precedence violation", "主机越权");
      case 15 -> new Name("precedence cutoff in effect", "优先中止生效");
      default -> other(code);
    };
  }

  private static Name redirect(int code) {
    return switch (code) {
      case 0 -> new Name("redirect for network", "对网络重定向");
      case 1 -> new Name("redirect for host", "对主机重定向");
      case 2 -> new Name("redirect for type of service and network", "对服务类型和网络重定向");
      case 3 -> new Name("redirect for type of service and host", "对服务类型和主机重定向");
      default -> other(code);
    };
  }

  private static Name advertisement(int code) {
    return switch (code) {
      case 0 -> new Name("normal router advertisement", "普通路由器通告");
      case 16 -> new Name("does not route common traffic", "不转发普通流量");
      default -> other(code);
    };
  }

  private static Name timeExceeded(int code) {
    return switch (code) {
      case 0 -> new Name("time to live exceeded in transit", "传输期间生存时间为 0");
      case 1 -> new Name("fragment reassembly time exceeded", "在数据报组装期间生存时间为 0");
      default -> other(code);
    };
  }

  private static Name parameterProblem(int code) {
    return switch (code) {
      case 0 -> new Name("bad IP header, pointer shows the error", "坏的 IP 首部");
      case 1 -> new Name("required option missing", "缺少必需的选项");
      case 2 -> new Name("bad length", "长度错误");
      default -> other(code);
    };
  }

  private static Name photuris(int code) {
    return switch (code) {
      case 0 -> new Name("bad SPI", "SPI 错误");
      case 1 -> new Name("authentication failed", "认证失败");
      case 2 -> new Name("decompression failed", "解压失败");
      case 3 -> new Name("decryption failed", "解密失败");
      case 4 -> new Name("need authentication", "需要认证");
      case 5 -> new Name("need authorization", "需要授权");
      default -> other(code);
    };
  }

  static Name extendedEcho(int code) {
    return switch (code) {
      case 0 -> new Name("no error", "无错误");
      case 1 -> new Name("malformed query", "查询格式错误");
      case 2 -> new Name("no such interface", "没有此接口");
      case 3 -> new Name("no such table entry", "没有此表项");
      case 4 -> new Name("multiple interfaces satisfy query", "多个接口符合查询");
      default -> other(code);
    };
  }

  static Name other(int code) {
    return new Name("code " + code, "代码 " + code);
  }
}
