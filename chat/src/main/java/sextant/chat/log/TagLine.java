package sextant.chat.log;

import java.util.Map;
import sextant.irc.TagText;

/** Tags in one column, as they stand in a message. */
final class TagLine {
  private TagLine() {}

  static String write(Map<String, String> tags) {
    if (tags.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    TagText.write(tags, text);
    return text.toString();
  }

  static Map<String, String> read(String text) {
    return text.isEmpty() ? Map.of() : TagText.parse(text);
  }
}
