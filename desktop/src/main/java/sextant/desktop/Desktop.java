package sextant.desktop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import sextant.desktop.chat.ChatRoom;
import sextant.desktop.files.FilesRoom;
import sextant.desktop.kit.Clip;
import sextant.desktop.kit.FilePicker;
import sextant.desktop.packets.PacketsRoom;
import sextant.desktop.ping.PingRoom;
import sextant.desktop.shell.RoomFactory;
import sextant.desktop.shell.RoomId;
import sextant.desktop.shell.Shell;
import sextant.desktop.shell.Shell.Surroundings;
import sextant.desktop.talk.TalkRoom;
import sextant.desktop.web.WebRoom;
import sextant.desktop.web.WebStart;
import sextant.desktop.web.stuck.Asker;
import sextant.desktop.web.stuck.QuestionProcess;
import sextant.desktop.web.stuck.QuestionWindow;
import sextant.tour.Program;
import sextant.words.Language;

/** The desktop face: opens the window with every room there is and waits until it is closed. */
public final class Desktop {
  // JavaFX on the class path says so at every start; the logger must be held or it forgets.
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private final Path stateDirectory;
  private final Language language;

  /**
   * A desktop that has not been opened.
   *
   * @param stateDirectory where window, settings and recent hosts are remembered; made when needed
   * @param language the language until the person has chosen one in the settings
   */
  public Desktop(Path stateDirectory, Language language) {
    this.stateDirectory = stateDirectory;
    this.language = language;
  }

  /**
   * Opens the window and blocks until it is closed. Not for the JavaFX thread.
   *
   * @param isAgain whether a page that held the window ended the run before
   * @param address a page in front: of the web, of a file or of the browser itself
   * @param complaint takes what a person has to know when no window can say it
   */
  public void run(boolean isAgain, Optional<String> address, Consumer<String> complaint)
      throws InterruptedException {
    var asker = Program.ofThisProcess().desktop().<Asker>map(QuestionProcess::new);
    awaitWindow(
        new WebStart(isAgain, language, asker, complaint),
        shell -> {
          if (isAgain) {
            shell.enter(RoomId.WEB, () -> {});
          } else {
            address.ifPresentOrElse(shell::showPage, shell::welcome);
          }
        });
  }

  /**
   * Asks about a page that holds the window of another process, which says what through {@code in}
   * and hears the answer from {@code out}. Blocks until it is over.
   */
  public static void question(InputStream in, OutputStream out)
      throws IOException, InterruptedException {
    JAVAFX.setLevel(Level.SEVERE);
    QuestionWindow.run(in, out, Program.ofThisProcess().desktop().orElse(List.of()));
  }

  /** Opens the window, paints a room at work into a file and closes. Blocks until it is done. */
  public void paint(Painting painting) throws InterruptedException {
    awaitWindow(
        WebStart.unasked(language),
        shell -> new WindowPainter(shell, painting, shell::close).begin());
  }

  /**
   * Opens the window, goes through every room and closes again: what the build records for a fast
   * start. Blocks until it is done.
   */
  public void rehearse() throws InterruptedException {
    awaitWindow(
        WebStart.unasked(language),
        shell -> {
          for (RoomId id : shell.roomIds()) {
            Platform.runLater(() -> shell.enter(id, () -> {}));
          }
          Platform.runLater(shell::close);
        });
  }

  private void awaitWindow(WebStart start, Consumer<Shell> then) throws InterruptedException {
    JAVAFX.setLevel(Level.SEVERE);
    var ended = new CompletableFuture<@Nullable Void>();
    Platform.setImplicitExit(false);
    Platform.startup(() -> open(ended, start, then));
    try {
      ended.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the window did not open", failed.getCause());
    } finally {
      Platform.exit();
    }
  }

  // Whatever goes wrong here would otherwise end on the JavaFX thread, and run() would wait
  // forever.
  private void open(CompletableFuture<@Nullable Void> ended, WebStart start, Consumer<Shell> then) {
    try {
      var stage = new Stage();
      var surroundings =
          new Surroundings(
              stateDirectory,
              language,
              FilePicker.ofSystem(() -> stage),
              Clip.ofSystem(),
              System::currentTimeMillis);
      stage.setOnHidden(event -> ended.complete(null));
      var shell = new Shell(stage, surroundings, rooms(start));
      shell.show();
      then.accept(shell);
    } catch (RuntimeException failed) {
      ended.completeExceptionally(failed);
    }
  }

  /** Every room that is built; a new one is a line here. */
  static List<RoomFactory> rooms(WebStart start) {
    return List.of(
        TalkRoom::new,
        PingRoom::new,
        PacketsRoom::new,
        context -> new WebRoom(context, start),
        FilesRoom::new,
        ChatRoom::new);
  }
}
