package sextant.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import sextant.desktop.kit.Clip;
import sextant.desktop.kit.FilePicker;
import sextant.desktop.kit.Fx;
import sextant.desktop.shell.RoomFactory;
import sextant.desktop.shell.Shell;
import sextant.words.Language;

/** The whole window for a test: real shell and rooms, a clipboard and a file picker of its own. */
public final class House implements AutoCloseable {
  private final AtomicReference<String> clipboard = new AtomicReference<>("");
  private final AtomicReference<Optional<Image>> picture = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<Path>> file = new AtomicReference<>(Optional.empty());
  private final Fx window;
  private final AtomicReference<Shell> shell = new AtomicReference<>();

  private House(Path folder, Language language, List<RoomFactory> rooms, LongSupplier clockMillis) {
    window =
        Fx.over(() -> {
          var stage = new Stage();
          var around = new Shell.Surroundings(folder, language, picker(), clip(), clockMillis);
          var built = new Shell(stage, around, rooms);
          shell.set(built);
          built.show();
          stage.setX(0); // the robot reaches no further than the headless screen, 1000 by 1000
          stage.setY(0);
          stage.setWidth(1_000);
          stage.setHeight(700);
          return stage;
        });
  }

  public static House open(Path folder, Language language, List<RoomFactory> rooms) {
    return open(folder, language, rooms, System::currentTimeMillis);
  }

  /** A window whose rooms read this clock. */
  public static House open(
      Path folder, Language language, List<RoomFactory> rooms, LongSupplier clockMillis) {
    return new House(folder, language, rooms, clockMillis);
  }

  public Fx window() {
    return window;
  }

  public Shell shell() {
    return shell.get();
  }

  public String copied() {
    return clipboard.get();
  }

  /** A picture that was copied elsewhere; a paste finds it. */
  public void copyPicture(Image image) {
    picture.set(Optional.of(image));
  }

  /** The file that the next dialog gives. */
  public void choose(Path path) {
    file.set(Optional.of(path));
  }

  private Clip clip() {
    return new Clip() {
      @Override
      public void put(String text) {
        clipboard.set(text);
      }

      @Override
      public String text() {
        return clipboard.get();
      }

      @Override
      public Optional<Image> image() {
        return picture.get();
      }
    };
  }

  private FilePicker picker() {
    return new FilePicker() {
      @Override
      public Optional<Path> open(String title) {
        return file.get();
      }

      @Override
      public Optional<Path> save(String title, String proposedName) {
        return file.get();
      }
    };
  }

  @Override
  public void close() {
    Fx.run(() -> shell.get().close());
  }
}
