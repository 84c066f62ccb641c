package sextant.chat.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server says, in another language; what is not in its table stays English. */
public final class Translation {
  /** How a passport says that somebody reads Chinese; older servers leave it alone. */
  static final String PASSPORT = "draft/languages=zh";

  private final Map<String, String> whole = new HashMap<>();
  private final List<Rule> rules = new ArrayList<>();

  private record Rule(Pattern english, String other) {}

  private Translation() {}

  private static final class Chinese {
    static final Translation TABLE = read("zh"); // read when somebody first asks for it
  }

  static Translation chinese() {
    return Chinese.TABLE;
  }

  /** A text of a server in the language of the client that has this passport. */
  public static String of(String passport, String english) {
    return passport.contains('"' + PASSPORT + '"') ? chinese().of(english) : english;
  }

  private static Translation read(String code) {
    Translation made = new Translation();
    String name = code + ".txt";
    try (InputStream file = Translation.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("bug: no resource " + name);
      }
      new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> line.indexOf('\t') > 0)
          .forEach(line -> made.add(line.split("\t", 2)));
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String[] pair) {
    if (pair[0].indexOf('*') < 0) {
      whole.put(pair[0], pair[1]);
    } else {
      String pattern = "\\Q" + pair[0].replace("*", "\\E(.*?)\\Q") + "\\E";
      rules.add(new Rule(Pattern.compile(pattern), pair[1]));
    }
  }

  String of(String english) {
    String known = whole.get(english);
    if (known != null) {
      return known;
    }
    for (Rule rule : rules) {
      Matcher matcher = rule.english().matcher(english);
      if (matcher.matches()) {
        String text = rule.other();
        for (int i = 1; i <= matcher.groupCount(); i++) {
          text = text.replace("{" + i + "}", matcher.group(i));
        }
        return text;
      }
    }
    return english;
  }
}
