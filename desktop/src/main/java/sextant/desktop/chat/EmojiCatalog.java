package sextant.desktop.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The emoji there are, with the names that Unicode gives them. */
final class EmojiCatalog {
  private static final int[][] RANGES = {
    {0x1f600, 0x1f64f}, // faces and gestures
    {0x1f90c, 0x1f9ff},
    {0x1fa70, 0x1faff},
    {0x1f440, 0x1f53d},
    {0x1f300, 0x1f43f},
    {0x1f680, 0x1f6fc},
    {0x2600, 0x27bf},
    {0x2b05, 0x2b55},
    {0x1f7e0, 0x1f7eb}
  };

  /** What people use most, in the order they look for it. */
  private static final String USUAL =
      "👍❤😄🎉😮👎😂😊😉😍🤔🙂😢😭😎🙏👏💪🔥✨✅❌❓❗👀🤝👋🙌😅😡🤷🤦💡🐛🚀☕🍕🎂⏰📎📌🔒🌍☀⭐💯";

  private static final List<Emoji> ALL = collect();

  private EmojiCatalog() {}

  /** One of them. */
  record Emoji(String sign, String name) {}

  private static List<Emoji> collect() {
    List<Emoji> all = new ArrayList<>();
    USUAL.codePoints().forEach(c -> all.add(of(c)));
    for (int[] range : RANGES) {
      for (int c = range[0]; c <= range[1]; c++) {
        boolean isUsual = USUAL.indexOf(c) >= 0;
        if (Character.isEmojiPresentation(c) && !Character.isEmojiModifier(c) && !isUsual) {
          all.add(of(c));
        }
      }
    }
    return List.copyOf(all);
  }

  private static Emoji of(int c) {
    String name = String.valueOf(Character.getName(c)).toLowerCase(Locale.ROOT);
    return new Emoji(Character.toString(c), name);
  }

  /** Those whose name has a word that begins so, the usual ones first; all for nothing. */
  static List<Emoji> search(String begun, int most) {
    String wanted = begun.toLowerCase(Locale.ROOT).replace('_', ' ').strip();
    return ALL.stream()
        .filter(one -> one.name().startsWith(wanted) || one.name().contains(" " + wanted))
        .limit(most)
        .toList();
  }
}
