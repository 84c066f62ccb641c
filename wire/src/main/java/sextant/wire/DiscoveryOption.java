package sextant.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * One option of a neighbour discovery message (RFC 4861, §4.6).
 *
 * @param data after type and length; with these two bytes a multiple of 8
 */
public record DiscoveryOption(int type, Bytes data) implements Header {
  public static final int SOURCE_LINK_ADDRESS = 1;
  public static final int TARGET_LINK_ADDRESS = 2;
  public static final int PREFIX_INFORMATION = 3;
  public static final int REDIRECTED_HEADER = 4;
  public static final int MTU = 5;
  public static final int NONCE = 14;
  public static final int RECURSIVE_DNS_SERVER = 25;

  /** The option is 1 to 255 words of 64 bits. */
  public DiscoveryOption {
    Range.requireBits("neighbour discovery option", type, 8);
    int length = data.length() + 2;
    if (length % 8 != 0 || length > 255 * 8) {
      throw new IllegalArgumentException("neighbour discovery option of " + length + " bytes");
    }
  }

  /** Reads all options of a message. */
  public static List<DiscoveryOption> list(Bytes options) throws MalformedException {
    List<DiscoveryOption> list = new ArrayList<>();
    int at = 0;
    while (at < options.length()) {
      int left = options.length() - at;
      int length = left < 2 ? 0 : options.u8(at + 1) * 8;
      if (length == 0 || length > left) {
        throw new MalformedException(
            "neighbour discovery option: length " + length + " with " + left + " bytes left");
      }
      list.add(new DiscoveryOption(options.u8(at), options.slice(at + 2, at + length)));
      at += length;
    }
    return list;
  }

  @Override
  public int length() {
    return 2 + data.length();
  }

  @Override
  public void writeTo(byte[] target, int offset) {
    Octets.put8(target, offset, type);
    Octets.put8(target, offset + 1, length() / 8);
    data.copyTo(target, offset + 2);
  }

  /** What an option is called. */
  public static Name name(int type) {
    return switch (type) {
      case SOURCE_LINK_ADDRESS -> new Name("source link-layer address", "源链路层地址");
      case TARGET_LINK_ADDRESS -> new Name("target link-layer address", "目标链路层地址");
      case PREFIX_INFORMATION -> new Name("prefix information", "前缀信息");
      case REDIRECTED_HEADER -> new Name("redirected header", "被重定向的头部");
      case MTU -> Name.same("MTU");
      case NONCE -> new Name("nonce", "随机数");
      case 24 -> new Name("route information", "路由信息");
      case RECURSIVE_DNS_SERVER -> new Name("recursive DNS server", "递归 DNS 服务器");
      case 31 -> new Name("DNS search list", "DNS 搜索列表");
      case 38 -> Name.same("PREF64");
      default -> new Name("option " + type, "选项 " + type);
    };
  }
}
