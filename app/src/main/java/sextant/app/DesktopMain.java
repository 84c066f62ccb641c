package sextant.app;

import java.util.Map;
import sextant.desktop.Desktop;
import sextant.identity.StateDirectory;
import sextant.words.Explanation;
import sextant.words.Failure;
import sextant.words.Language;

/** The program on the desktop; the launcher starts it where there is a display. */
public final class DesktopMain {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private DesktopMain() {}

  /** Opens the window and returns when it is closed. Argument: nothing, or {@code --lang LANG}. */
  @SuppressWarnings("SystemOut") // The desktop has no other place to say why no window comes.
  public static void main(String[] args) throws InterruptedException {
    boolean isLanguageGiven = args.length == 2 && args[0].equals("--lang");
    if (args.length > 0 && !isLanguageGiven) {
      System.err.println("sextant desktop: only --lang en|zh may follow");
      System.exit(WRONG_USAGE);
    }
    Map<String, String> environment = System.getenv();
    Language language =
        isLanguageGiven ? Language.ofTag(args[1]) : Language.fromEnvironment(environment);
    try {
      new Desktop(StateDirectory.ofThisUser().path(), language).run();
    } catch (UnsupportedOperationException noDisplay) {
      Explanation explanation =
          new Failure(Failure.Kind.NO_DISPLAY, "", String.valueOf(noDisplay.getMessage()))
              .explain(language);
      System.err.println("sextant: " + explanation.inOneLine());
      System.exit(FAILED);
    }
    System.exit(0); // an engine's thread that is late must not keep a program without a window
  }
}
