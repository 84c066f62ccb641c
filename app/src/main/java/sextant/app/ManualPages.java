package sextant.app;

import java.io.IOException;
import java.nio.file.Path;
import sextant.cli.Manual;

/** Writes the manual pages into a folder; what packaging runs. Not for people. */
public final class ManualPages {
  private ManualPages() {}

  /** Argument: the folder. */
  public static void main(String[] args) throws IOException {
    Manual.write(Path.of(args[0]));
  }
}
