package sextant.desktop.talk;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import sextant.desktop.TalkRoomText;
import sextant.identity.StateDirectory;
import sextant.words.Language;

/** The reply rules this person wrote last, as plain text. */
final class RulesFile {
  private static final System.Logger LOGGER = System.getLogger(RulesFile.class.getName());
  private static final String FILE = "talk-rules.txt";

  private final StateDirectory directory;

  RulesFile(Path folder) {
    directory = StateDirectory.at(folder);
  }

  /** The rules that were kept; a few to begin with when none were. */
  String text(Language language) {
    try {
      return directory
          .read(FILE)
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
          .orElseGet(() -> new TalkRoomText(language).sampleRules());
    } catch (IOException unreadable) {
      LOGGER.log(Level.WARNING, "cannot read " + FILE, unreadable);
      return new TalkRoomText(language).sampleRules();
    }
  }

  /** Keeps rules for the next time. */
  void keep(String text) {
    try {
      directory.replace(FILE, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException cannotWrite) {
      LOGGER.log(Level.WARNING, "cannot keep " + FILE, cannotWrite);
    }
  }
}
