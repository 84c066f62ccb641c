package sextant.wire;

import java.util.ArrayList;
import java.util.List;

/** Reads the text forms of an IPv6 address (RFC 4291, §2.2). */
final class Ipv6Text {
  private static final int WORDS = 8;

  private Ipv6Text() {}

  static Ipv6Address parse(String text) throws MalformedException {
    int gap = text.indexOf("::");
    List<Integer> left = words(gap < 0 ? text : text.substring(0, gap), text);
    List<Integer> right = gap < 0 ? List.of() : words(text.substring(gap + 2), text);
    int present = left.size() + right.size();
    if (gap < 0 ? present != WORDS : present >= WORDS) {
      throw malformed(text);
    }
    List<Integer> all = new ArrayList<>(left);
    while (all.size() < WORDS - right.size()) {
      all.add(0);
    }
    all.addAll(right);
    return new Ipv6Address(join(all.subList(0, 4)), join(all.subList(4, WORDS)));
  }

  private static List<Integer> words(String half, String whole) throws MalformedException {
    List<Integer> words = new ArrayList<>();
    if (half.isEmpty()) {
      return words;
    }
    String[] parts = half.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i == parts.length - 1 && parts[i].indexOf('.') >= 0 && whole.endsWith(parts[i])) {
        int bits = Ipv4Address.parse(parts[i]).bits();
        words.add(bits >>> 16);
        words.add(bits & 0xffff);
      } else if (parts[i].matches("[0-9a-fA-F]{1,4}")) {
        words.add(Integer.parseInt(parts[i], 16));
      } else {
        throw malformed(whole);
      }
    }
    return words;
  }

  private static long join(List<Integer> words) {
    long joined = 0;
    for (int word : words) {
      joined = joined << 16 | word;
    }
    return joined;
  }

  private static MalformedException malformed(String text) {
    return new MalformedException("ipv6 address: " + text);
  }
}
