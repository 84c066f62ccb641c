package sextant.cli;

import java.util.Map;
import sextant.words.Language;

/**
 * What a person wants of every command. Found before anything else is read, because even a mistake
 * in the command line is answered in the right language and form.
 */
record Preferences(Language language, boolean json, boolean colour) {

  static Preferences of(String[] args, Map<String, String> environment) {
    Language language = Language.fromEnvironment(environment);
    boolean json = false;
    boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty();
    for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
      switch (args[i]) {
        case "--json" -> json = true;
        case "--no-color" -> colour = false;
        case "--lang" -> language = i + 1 < args.length ? Language.ofTag(args[i + 1]) : language;
        default -> {
          if (args[i].startsWith("--lang=")) {
            language = Language.ofTag(args[i].substring("--lang=".length()));
          }
        }
      }
    }
    boolean dumb = "dumb".equals(environment.get("TERM"));
    return new Preferences(language, json, colour && !dumb);
  }
}
