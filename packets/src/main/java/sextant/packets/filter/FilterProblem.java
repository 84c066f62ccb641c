package sextant.packets.filter;

import sextant.words.Language;

/** What can be wrong with a filter text; {@code {}} stands for the words in question. */
public enum FilterProblem {
  UNKNOWN_WORD("“{}” is not a word of the filter language", "“{}”不是过滤语言里的词"),
  UNKNOWN_HOST("no address found for the host “{}”", "找不到主机“{}”的地址"),
  BAD_ADDRESS("“{}” is not an IP address", "“{}”不是 IP 地址"),
  BAD_NETWORK("“{}” is not a network such as 10.0.0.0/8", "“{}”不是 10.0.0.0/8 这样的网络"),
  BITS_BEYOND_MASK("{} has bits set beyond its mask", "{} 在掩码之外还有置位的位"),
  BAD_MAC(
      "“{}” is not a MAC address such as 02:00:5e:10:00:01", "“{}”不是 02:00:5e:10:00:01 这样的 MAC 地址"),
  BAD_PORT(
      "“{}” is not a port: 0 to 65535 or a service such as https",
      "“{}”不是端口：应为 0 到 65535 或 https 这样的服务名"),
  BAD_PORT_RANGE("“{}” is not a port range such as 1000-2000", "“{}”不是 1000-2000 这样的端口范围"),
  BAD_NUMBER("“{}” is not a number", "“{}”不是数字"),
  BAD_FLAG("“{}” is not a TCP flag", "“{}”不是 TCP 标志"),
  EXPECTED_TEST("a test is missing here, such as host, port or tcp", "这里缺少一个条件，例如 host、port 或 tcp"),
  EXPECTED_VALUE("a value is missing after “{}”", "“{}”后面缺少值"),
  EXPECTED_OPERATOR("expected and, or, or the end instead of “{}”", "这里应为 and、or 或结尾，而不是“{}”"),
  EXPECTED_RELATION("a comparison is missing here, such as = or >", "这里缺少比较符，例如 = 或 >"),
  EXPECTED_BRACKET("“{}” is not closed", "“{}”没有闭合"),
  UNEXPECTED_BRACKET("“{}” closes nothing", "“{}”没有对应的开括号"),
  BAD_QUALIFIER("“{}” does not fit here", "“{}”不能用在这里"),
  BAD_SIZE("a field has 1, 2 or 4 bytes, not {}", "字段长度应为 1、2 或 4 字节，而不是 {}"),
  DIVISION_BY_ZERO("division by zero", "除数为零"),
  FAMILY_MISMATCH("{} is an address of the other IP version", "{} 属于另一个 IP 版本"),
  NOT_ON_THIS_LINK("{} does not exist on this kind of link", "这种链路上没有 {}"),
  TOO_COMPLEX("the filter is too long for the kernel", "过滤表达式太长，内核无法接受");

  private final String english;
  private final String chinese;

  FilterProblem(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  /** The sentence with the words in question put in. */
  String text(Language language, String subject) {
    String text = language == Language.CHINESE ? chinese : english;
    return text.replace("{}", subject);
  }
}
