package sextant.packets.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import sextant.words.Language;

/** The words of the filter language with what they mean, for completion and help. */
public enum FilterWord {
  AND("and", "both sides hold", "两边都成立"),
  OR("or", "one of the sides holds", "有一边成立"),
  NOT("not", "what follows does not hold", "后面的条件不成立"),
  HOST("host", "from or to this address", "来自或发往该地址"),
  NET("net", "from or to this network: 10.0.0.0/8", "来自或发往该网络：10.0.0.0/8"),
  MASK("mask", "netmask of the network before it", "前面网络的掩码"),
  PORT("port", "TCP, UDP or SCTP port", "TCP、UDP 或 SCTP 端口"),
  PORTRANGE("portrange", "ports from-to", "端口范围 起-止"),
  SRC("src", "source only", "仅源"),
  DST("dst", "destination only", "仅目的"),
  ETHER("ether", "Ethernet address or type", "以太网地址或类型"),
  IP("ip", "IPv4", "IPv4"),
  IP6("ip6", "IPv6", "IPv6"),
  ARP("arp", "address resolution (who has this IP?)", "地址解析（谁有这个 IP？）"),
  RARP("rarp", "reverse ARP", "反向 ARP"),
  TCP("tcp", "TCP segments", "TCP 报文段"),
  UDP("udp", "UDP datagrams", "UDP 数据报"),
  ICMP("icmp", "ICMP of IPv4: ping and errors", "IPv4 的 ICMP:ping 与差错"),
  ICMP6("icmp6", "ICMP of IPv6: ping, errors, neighbours", "IPv6 的 ICMP:ping、差错、邻居"),
  IGMP("igmp", "multicast group membership", "组播成员管理"),
  SCTP("sctp", "SCTP packets", "SCTP 数据包"),
  ESP("esp", "IPsec encryption", "IPsec 加密"),
  AH("ah", "IPsec authentication", "IPsec 认证"),
  PIM("pim", "multicast routing", "组播路由"),
  VRRP("vrrp", "router redundancy", "路由器冗余"),
  PROTO("proto", "protocol by number or name", "按编号或名称指定协议"),
  VLAN("vlan", "802.1Q tag, with its number if given", "802.1Q 标签，可带编号"),
  FLAGS("flags", "TCP flags: syn, syn,!ack", "TCP 标志：syn、syn,!ack"),
  BROADCAST("broadcast", "to everybody on the link", "发给链路上所有人"),
  MULTICAST("multicast", "to a group", "发给一个组"),
  LESS("less", "at most this many bytes long", "长度不超过这么多字节"),
  GREATER("greater", "at least this many bytes long", "长度不少于这么多字节"),
  LEN("len", "length of the packet in bytes", "数据包长度（字节）");

  private static final Map<String, FilterWord> BY_TEXT =
      Arrays.stream(values()).collect(Collectors.toMap(FilterWord::text, Function.identity()));

  private final String text;
  private final String english;
  private final String chinese;

  FilterWord(String text, String english, String chinese) {
    this.text = text;
    this.english = english;
    this.chinese = chinese;
  }

  /** The word as it is typed. */
  public String text() {
    return text;
  }

  /** What it selects, a few words. */
  public String meaning(Language language) {
    return language == Language.CHINESE ? chinese : english;
  }

  /** The word of this text, if it is one. */
  static Optional<FilterWord> of(String text) {
    return Optional.ofNullable(BY_TEXT.get(text.toLowerCase(Locale.ROOT)));
  }

  static boolean isWord(String text) {
    return BY_TEXT.containsKey(text);
  }
}
