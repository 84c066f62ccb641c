package sextant.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which of the three standard streams are a terminal, and how wide it is. The launcher knows the
 * first cheaply and passes it on as {@code -Dsextant.tty=012} (the digits of the streams that are
 * terminals); without it Linux is asked through {@code /proc}, other systems through the console.
 */
public record Screen(
    boolean onInput,
    boolean onOutput,
    boolean onErrors,
    IntSupplier columnsNow,
    IntSupplier rowsNow) {
  private static final int USUAL_COLUMNS = 80;
  private static final int USUAL_ROWS = 24;

  /** A terminal of the usual height. */
  public Screen(boolean onInput, boolean onOutput, boolean onErrors, IntSupplier columnsNow) {
    this(onInput, onOutput, onErrors, columnsNow, () -> USUAL_ROWS);
  }

  /** Nothing is a terminal: what a pipe, a file or a test sees. */
  public static Screen none() {
    return new Screen(false, false, false, () -> USUAL_COLUMNS);
  }

  /** The streams of this process. */
  public static Screen ofThisProcess() {
    String said = System.getProperty("sextant.tty");
    return new Screen(
        isTerminal(said, 0),
        isTerminal(said, 1),
        isTerminal(said, 2),
        Screen::askColumns,
        Screen::askRows);
  }

  /** The width of the terminal in columns, 80 when it cannot be found out. May run {@code stty}. */
  public int columns() {
    return columnsNow.getAsInt();
  }

  /** The height of the terminal in lines, 24 when it cannot be found out. May run {@code stty}. */
  public int rows() {
    return rowsNow.getAsInt();
  }

  private static boolean isTerminal(@Nullable String said, int stream) {
    if (said != null) {
      return said.indexOf('0' + stream) >= 0;
    }
    if (File.separatorChar == '/') {
      try {
        String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + stream)).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
      } catch (IOException noProc) {
        return consoleIsTerminal();
      }
    }
    return consoleIsTerminal();
  }

  private static boolean consoleIsTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  private static int askColumns() {
    return ask("COLUMNS", 1, USUAL_COLUMNS);
  }

  private static int askRows() {
    return ask("LINES", 0, USUAL_ROWS);
  }

  /** What the environment says, else that one of the two numbers of {@code stty size}. */
  private static int ask(String name, int which, int usual) {
    String set = System.getenv(name);
    int size = set == null ? 0 : number(set.strip());
    if (size == 0 && File.separatorChar == '/') {
      String[] rowsAndColumns = sttySize().strip().split(" ", 2);
      size = rowsAndColumns.length == 2 ? number(rowsAndColumns[which].strip()) : 0;
    }
    return size > 0 ? size : usual;
  }

  private static String sttySize() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException noTerminal) {
      return "";
    }
  }

  private static int number(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }
}
