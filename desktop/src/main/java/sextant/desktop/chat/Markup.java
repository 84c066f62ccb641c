package sextant.desktop.chat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formatting as people type it and as IRC carries it: {@code **bold**}, {@code *italic*}, {@code
 * __underlined__}, {@code ~~struck~~} and code between backquotes. Signs that stand alone or inside
 * a word, as in {@code 2*3} or {@code a_b}, are words. Pure.
 */
final class Markup {
  private static final char BOLD = 2, MONO = 0x11, ITALIC = 0x1d, STRIKE = 0x1e, UNDERLINE = 0x1f;
  private static final String OPEN = "(?<![\\w*_~`])";
  private static final String CLOSE = "(?![\\w*_~`])";
  private static final String INNER = "([^\\s*_~`](?:[^\\n]*?[^\\s*_~`])?)";
  private static final Pattern CODE =
      Pattern.compile(OPEN + "`([^\\s`](?:[^\\n`]*[^\\s`])?)`" + CLOSE);

  private enum Sign {
    BOLD("**", Markup.BOLD),
    UNDERLINE("__", Markup.UNDERLINE),
    STRIKE("~~", Markup.STRIKE),
    ITALIC("*", Markup.ITALIC);

    final String typed;
    final char code;
    final Pattern pattern;

    Sign(String typed, char code) {
      this.typed = typed;
      this.code = code;
      String quoted = Pattern.quote(typed);
      pattern = Pattern.compile(OPEN + quoted + INNER + quoted + CLOSE);
    }
  }

  private Markup() {}

  /** What is sent for what was typed; nothing inside code or a block of code is changed. */
  static String sent(String typed) {
    if (typed.contains("```")) {
      return typed;
    }
    var all = new StringBuilder();
    Matcher matcher = CODE.matcher(typed);
    int done = 0;
    while (matcher.find()) {
      all.append(formatted(typed.substring(done, matcher.start())));
      all.append(MONO).append(matcher.group(1)).append(MONO);
      done = matcher.end();
    }
    return all.append(formatted(typed.substring(done))).toString();
  }

  private static String formatted(String words) {
    String now = words;
    for (Sign sign : Sign.values()) {
      String code = Character.toString(sign.code);
      now = sign.pattern.matcher(now).replaceAll(Matcher.quoteReplacement(code) + "$1" + code);
    }
    return now;
  }

  /** What a person would have typed for what was sent; colours are lost. */
  static String typed(String sent) {
    String now = sent.replace(Character.toString(MONO), "`");
    for (Sign sign : Sign.values()) {
      now = now.replace(Character.toString(sign.code), sign.typed);
    }
    return sextant.irc.Formatting.strip(now);
  }
}
