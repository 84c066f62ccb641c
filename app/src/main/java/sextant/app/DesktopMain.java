package sextant.app;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
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
   * Opens the window and returns when it is closed. Arguments: {@code --lang LANG}, and an address
   * to show; the tour adds {@code --picture ROOM WHAT FILE}, and then the window only paints that.
   */
  @SuppressWarnings("SystemOut") // The desktop has no other place to say why no window comes.
  public static void main(String[] args) throws InterruptedException {
    boolean isLanguageGiven = args.length >= 2 && args[0].equals("--lang");
    String[] rest = isLanguageGiven ? Arrays.copyOfRange(args, 2, args.length) : args;
    boolean isPicture = isLanguageGiven && rest.length == 4 && rest[0].equals("--picture");
    boolean isAddress = rest.length == 1 && !rest[0].startsWith("-");
    if (rest.length > 0 && !isPicture && !isAddress) {
      System.err.println("sextant desktop: only --lang en|zh and an address may follow");
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
        desktop.paint(new Painting(rest[1], rest[2], Path.of(rest[3])));
      } else if (isAddress) {
        desktop.run(address(rest[0]));
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

  // A file of the folder the person is in is meant before a host of that name.
  private static String address(String given) {
    try {
      Path file = Path.of(given);
      return Files.exists(file) ? file.toAbsolutePath().toUri().toString() : given;
    } catch (InvalidPathException noPath) {
      return given;
    }
  }
}
