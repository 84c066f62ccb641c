package sextant.chat.core;

import java.util.List;
import java.util.Locale;
import sextant.irc.Message;
import sextant.irc.Numeric;

/** LANGUAGE: in which language the server speaks to somebody (draft/languages). */
final class Languages {
  /** How many may be wished for, and which there are; ~ because not every text is translated. */
  static final String OFFERED = "2,en,~zh";

  private static final int MOST = 2;
  private static final List<String> KNOWN = List.of("en", "zh");

  void language(Session session, Message message) {
    List<String> wished =
        message.parameters().stream().map(code -> code.toLowerCase(Locale.ROOT)).toList();
    List<String> unknown = wished.stream().filter(code -> known(code).isEmpty()).toList();
    if (wished.size() > MOST) {
      session.reply(
          Numeric.ERR_TOOMANYLANGUAGES, Integer.toString(MOST), "You specified too many languages");
    } else if (!unknown.isEmpty()) {
      session.reply(
          Numeric.ERR_NOLANGUAGE,
          String.join(" ", unknown),
          "Languages are not supported by this server");
    } else {
      boolean speaksChinese = known(wished.getFirst()).equals("zh");
      session.translation = speaksChinese ? Translation.chinese() : null;
      session.reply(
          Numeric.RPL_YOURLANGUAGESARE,
          String.join(" ", wished.stream().map(Languages::known).distinct().toList()),
          "Language preferences have been set");
    }
  }

  /** The language that a code means, such as {@code zh} for {@code zh-CN}; empty for none. */
  private static String known(String code) {
    String plain = code.replaceFirst("[-_].*", "");
    return KNOWN.contains(plain) ? plain : "";
  }
}
