package sextant.app;

import java.nio.file.Path;
import java.util.Map;
import sextant.desktop.Desktop;
import sextant.desktop.Painting;
import sextant.identity.StateDirectory;
import sextant.words.Explanation;
import sextant.words.Failure;
import sextant.words.Language;

/** The program on the desktop; the launcher starts it where there is a display. */
public final class DesktopMain {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private DesktopMain() {}

  /**
   * Opens the window and returns when it is closed. Arguments: nothing, or {@code --lang LANG}; the
   * tour adds {@code --picture ROOM WHAT FILE}, and then the window only paints that.
   */
  @SuppressWarnings("SystemOut") // The desktop has no other place to say why no window comes.
  public static void main(String[] args) throws InterruptedException {
    boolean isLanguageGiven = args.length >= 2 && args[0].equals("--lang");
    boolean isPicture = args.length == 6 && args[2].equals("--picture");
    if (args.length > 0 && !(isLanguageGiven && (args.length == 2 || isPicture))) {
      System.err.println("sextant desktop: only --lang en|zh may follow");
      System.exit(WRONG_USAGE);
    }
    Map<String, String> environment = System.getenv();
    Language language =
        isLanguageGiven ? Language.ofTag(args[1]) : Language.fromEnvironment(environment);
    try {
      Desktop desktop = new Desktop(StateDirectory.ofThisUser().path(), language);
      if (isPicture) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        desktop.paint(new Painting(args[3], args[4], Path.of(args[5])));
      } else {
        desktop.run();
      }
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
