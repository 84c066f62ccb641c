package sextant.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import sextant.identity.StateDirectory;
import sextant.words.Language;

/** One run of a command: where its results go and where its input comes from. */
public record Run(Output output, Surroundings surroundings) {
  /** The language of the person. */
  public Language language() {
    return output.language();
  }

  /** Where this person's keys, known peers and saved messages are. */
  StateDirectory state() {
    return state(surroundings.environment());
  }

  /** The same before there is a run. */
  static StateDirectory state(Map<String, String> environment) {
    String home = environment.getOrDefault("SEXTANT_HOME", "");
    return home.isEmpty() ? StateDirectory.ofThisUser() : StateDirectory.at(Path.of(home));
  }

  /** Standard input, unbuffered. */
  public InputStream input() {
    return surroundings.input();
  }

  /** Where what runs says how to stop it. */
  public Interruption interruption() {
    return surroundings.interruption();
  }
}
