package sextant.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import sextant.desktop.Desktop;
import sextant.desktop.Painting;
import sextant.desktop.web.stuck.QuestionProcess;
import sextant.desktop.web.stuck.Restart;
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
   * to show; the tour adds {@code --picture ROOM WHAT FILE}, and then the window only paints that;
   * who starts the program again after a page held its window adds {@code --again}. With {@code
   * --question} alone it asks about such a page instead, over its standard streams.
   */
  @SuppressWarnings("SystemOut") // The desktop has no other place to say why no window comes.
  public static void main(String[] args) throws InterruptedException, IOException {
    if (args.length == 1 && args[0].equals(QuestionProcess.ARGUMENT)) {
      Desktop.question(System.in, System.out);
      System.exit(0);
    }
    boolean isLanguageGiven = args.length >= 2 && args[0].equals("--lang");
    String[] rest = isLanguageGiven ? Arrays.copyOfRange(args, 2, args.length) : args;
    boolean isPicture = isLanguageGiven && rest.length == 4 && rest[0].equals("--picture");
    boolean isAgain = isLanguageGiven && rest.length == 1 && rest[0].equals(Restart.ARGUMENT);
    boolean isAddress = rest.length == 1 && !rest[0].startsWith("-");
    if (rest.length > 0 && !isPicture && !isAgain && !isAddress) {
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
      } else {
        Optional<String> address = isAddress ? Optional.of(address(rest[0])) : Optional.empty();
        desktop.run(isAgain, address, words -> System.err.println("sextant: " + words));
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
