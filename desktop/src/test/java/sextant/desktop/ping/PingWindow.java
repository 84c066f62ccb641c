package sextant.desktop.ping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.stage.Stage;
import sextant.desktop.kit.Appearance;
import sextant.desktop.kit.Clip;
import sextant.desktop.kit.FilePicker;
import sextant.desktop.kit.Fx;
import sextant.desktop.shell.RoomFactory;
import sextant.desktop.shell.Shell;
import sextant.words.Language;

/** A window with only the Ping room in it. */
final class PingWindow implements AutoCloseable {
  static final long NOON = 1_767_268_800_000L; // 2026-01-01 12:00 UTC

  final List<String> copied = new ArrayList<>();
  final Path folder;
  final Fx fx;
  final Shell shell;

  PingWindow(Path folder, Language language, boolean stillClock, RoomFactory maker) {
    this.folder = folder;
    var stage = Fx.call(Stage::new);
    var surroundings =
        new Shell.Surroundings(
            folder,
            language,
            picker(),
            clip(),
            stillClock ? () -> NOON : System::currentTimeMillis);
    shell = Fx.call(() -> new Shell(stage, surroundings, List.of(maker)));
    fx = Fx.over(() -> shown(stage));
  }

  private Stage shown(Stage stage) {
    shell.show();
    stage.setWidth(980);
    stage.setHeight(680);
    return stage;
  }

  private FilePicker picker() {
    return new FilePicker() {
      @Override
      public Optional<Path> open(String title) {
        return Optional.empty();
      }

      @Override
      public Optional<Path> save(String title, String proposedName) {
        return Optional.of(folder.resolve(proposedName));
      }
    };
  }

  private Clip clip() {
    return new Clip() {
      @Override
      public void put(String text) {
        copied.add(text);
      }

      @Override
      public String text() {
        return "";
      }
    };
  }

  /** Pictures of the window in both colours. */
  void pictures(String name) {
    for (var scheme : List.of(Appearance.Scheme.LIGHT, Appearance.Scheme.DARK)) {
      Fx.run(() -> shell.settings().schemeProperty().set(scheme));
      fx.settle().picture("ping-" + name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  @Override
  public void close() {
    Fx.run(shell::close);
  }
}
