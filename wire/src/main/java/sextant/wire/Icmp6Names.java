package sextant.wire;

/** What ICMPv6 types and codes are called (RFC 4443 and the ICMPv6 Parameters registry, IANA). */
public final class Icmp6Names {
  private Icmp6Names() {}

  /** The name of a type, or its number. */
  public static Name type(int type) {
    return type < 128 ? error(type) : informational(type);
  }

  private static Name error(int type) {
    return switch (type) {
      case 0 -> new Name("reserved", "保留");
      case 1 -> new Name("destination unreachable", "目的不可达");
      case 2 -> new Name("packet too big", "数据包过大");
      case 3 -> new Name("time exceeded", "超时");
      case 4 -> new Name("parameter problem", "参数问题");
      case 100, 101 -> new Name("private experiment", "私有实验");
      case 127 -> new Name("reserved for more error messages", "保留（扩展差错报文）");
      default -> new Name("unassigned error " + type, "未分配差错类型 " + type);
    };
  }

  private static Name informational(int type) {
    return switch (type) {
      case 128 -> new Name("echo request", "回显请求");
      case 129 -> new Name("echo reply", "回显应答");
      case 130 -> new Name("multicast listener query", "组播侦听查询");
      case 131 -> new Name("multicast listener report", "组播侦听报告");
      case 132 -> new Name("multicast listener done", "组播侦听结束");
      case 133 -> new Name("router solicitation", "路由器请求");
      case 134 -> new Name("router advertisement", "路由器通告");
      case 135 -> new Name("neighbour solicitation", "邻居请求");
      case 136 -> new Name("neighbour advertisement", "邻居通告");
      case 137 -> new Name("redirect", "重定向");
      case 138 -> new Name("router renumbering", "路由器重编号");
      case 139 -> new Name("node information query", "节点信息查询");
      case 140 -> new Name("node information response", "节点信息应答");
      case 141 -> new Name("inverse neighbour discovery solicitation", "反向邻居发现请求");
      case 142 -> new Name("inverse neighbour discovery advertisement", "反向邻居发现通告");
      case 143 -> new Name("multicast listener report v2", "组播侦听报告 v2");
      case 144 -> new Name("home agent address discovery request", "家乡代理地址发现请求");
      case 145 -> new Name("home agent address discovery reply", "家乡代理地址发现应答");
      case 146 -> new Name("mobile prefix solicitation", "移动前缀请求");
      case 147 -> new Name("mobile prefix advertisement", "移动前缀通告");
      case 148 -> new Name("certification path solicitation", "证书路径请求");
      case 149 -> new Name("certification path advertisement", "证书路径通告");
      case 150 -> new Name("experimental mobility message", "实验性移动消息");
      case 151 -> new Name("multicast router advertisement", "组播路由器通告");
      case 152 -> new Name("multicast router solicitation", "组播路由器请求");
      case 153 -> new Name("multicast router termination", "组播路由器终止");
      case 154 -> new Name("FMIPv6 message", "FMIPv6 消息");
      case 155 -> new Name("RPL control message", "RPL 控制消息");
      case 156 -> new Name("ILNPv6 locator update", "ILNPv6 定位符更新");
      case 157 -> new Name("duplicate address request", "重复地址请求");
      case 158 -> new Name("duplicate address confirmation", "重复地址确认");
      case 159 -> new Name("MPL control message", "MPL 控制消息");
      case 160 -> new Name("extended echo request", "扩展回显请求");
      case 161 -> new Name("extended echo reply", "扩展回显应答");
      case 200, 201 -> new Name("private experiment", "私有实验");
      case 255 -> new Name("reserved for more informational messages", "保留（扩展信息报文）");
      default -> new Name("unassigned type " + type, "未分配类型 " + type);
    };
  }

  /**
   * The name of a type's code, or its number; code 0 of types with one variant is the type itself.
   */
  public static Name code(int type, int code) {
    return switch (type) {
      case 1 -> unreachable(code);
      case 3 -> timeExceeded(code);
      case 4 -> parameterProblem(code);
      case 138 -> renumbering(code);
      case 139 -> query(code);
      case 140 -> response(code);
      case 157, 158 -> duplicateAddress(type, code);
      case 161 -> Icmp4Names.extendedEcho(code);
      default -> code == 0 ? type(type) : Icmp4Names.other(code);
    };
  }

  private static Name unreachable(int code) {
    return switch (code) {
      case 0 -> new Name("no route to destination", "没有到目的地的路由");
      case 1 -> new Name("administratively prohibited", "通信被强制禁止");
      case 2 -> new Name("beyond scope of source address", "超出源地址范围");
      case 3 -> new Name("address unreachable", "地址不可达");
      case 4 -> new Name("port unreachable", "端口不可达");
      case 5 -> new Name("source address failed policy", "源地址不符合策略");
      case 6 -> new Name("reject route to destination", "到目的地的路由被拒绝");
      case 7 -> new Name("error in source routing header", "源路由头部错误");
      case 8 -> new Name("headers too long", "头部过长");
      case 9 -> new Name("error in P-Route", "P-Route 错误");
      default -> Icmp4Names.other(code);
    };
  }

  private static Name timeExceeded(int code) {
    return switch (code) {
      case 0 -> new Name("hop limit exceeded in transit", "传输期间跳数限制耗尽");
      case 1 -> new Name("fragment reassembly time exceeded", "分片重组超时");
      default -> Icmp4Names.other(code);
    };
  }

  private static Name parameterProblem(int code) {
    return switch (code) {
      case 0 -> new Name("erroneous header field", "头部字段错误");
      case 1 -> new Name("unrecognized next header", "无法识别的下一头部");
      case 2 -> new Name("unrecognized option", "无法识别的选项");
      case 3 -> new Name("first fragment has incomplete header chain", "首个分片的头部链不完整");
      case 4 -> new Name("segment routing upper-layer header error", "段路由上层头部错误");
      case 5 -> new Name("unrecognized next header at intermediate node", "中间节点无法识别的下一头部");
      case 6 -> new Name("extension header too big", "扩展头部过大");
      case 7 -> new Name("extension header chain too long", "扩展头部链过长");
      case 8 -> new Name("too many extension headers", "扩展头部过多");
      case 9 -> new Name("too many options in extension header", "扩展头部中选项过多");
      case 10 -> new Name("option too big", "选项过大");
      default -> Icmp4Names.other(code);
    };
  }

  private static Name renumbering(int code) {
    return switch (code) {
      case 0 -> new Name("renumbering command", "重编号命令");
      case 1 -> new Name("renumbering result", "重编号结果");
      case 255 -> new Name("sequence number reset", "序列号重置");
      default -> Icmp4Names.other(code);
    };
  }

  private static Name query(int code) {
    return switch (code) {
      case 0 -> new Name("subject is an IPv6 address", "查询对象为 IPv6 地址");
      case 1 -> new Name("subject is a name", "查询对象为名称");
      case 2 -> new Name("subject is an IPv4 address", "查询对象为 IPv4 地址");
      default -> Icmp4Names.other(code);
    };
  }

  private static Name response(int code) {
    return switch (code) {
      case 0 -> new Name("successful reply", "成功应答");
      case 1 -> new Name("refuses to answer", "拒绝应答");
      case 2 -> new Name("query type unknown", "未知查询类型");
      default -> Icmp4Names.other(code);
    };
  }

  // RFC 8505, section 4.2: the lower half tells how long the ownership verifier is.
  private static Name duplicateAddress(int type, int code) {
    int suffix = code & 0xf;
    if (suffix == 0) {
      return type(type);
    }
    if (suffix > 4) {
      return Icmp4Names.other(code);
    }
    Name plain = type(type);
    int bits = suffix * 64;
    return new Name(
        "extended " + plain.english() + ", " + bits + "-bit verifier",
        "扩展" + plain.chinese() + "，" + bits + " 位验证符");
  }
}
