package sextant.words;

import java.util.Locale;
import java.util.Map;

/** A language that every text of Sextant exists in. */
public enum Language {
  ENGLISH("en", Locale.ENGLISH),
  CHINESE("zh", Locale.SIMPLIFIED_CHINESE);

  private final String tag;
  private final Locale locale;

  Language(String tag, Locale locale) {
    this.tag = tag;
    this.locale = locale;
  }

  /** The two-letter code as {@code --lang} takes it. */
  public String tag() {
    return tag;
  }

  /** The locale for dates and collation in this language. */
  public Locale locale() {
    return locale;
  }

  /**
   * Reads a language tag in any common form ({@code zh}, {@code zh-CN}, {@code zh_CN.UTF-8}); what
   * is not Chinese is English.
   */
  public static Language ofTag(String tag) {
    boolean chinese =
        tag.regionMatches(true, 0, "zh", 0, 2)
            && (tag.length() == 2 || !Character.isLetter(tag.charAt(2)));
    return chinese ? CHINESE : ENGLISH;
  }

  /**
   * The language a person's environment asks for: {@code SEXTANT_LANG}, then the POSIX order {@code
   * LC_ALL}, {@code LC_MESSAGES}, {@code LANG}; English when none is set.
   */
  public static Language fromEnvironment(Map<String, String> environment) {
    for (String name : new String[] {"SEXTANT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = environment.get(name);
      if (value != null && !value.isEmpty()) {
        return ofTag(value);
      }
    }
    return ENGLISH;
  }
}
