package sextant.desktop.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A headless window and a robot in front of it, on public JavaFX API only. */
public final class Fx implements AutoCloseable {
  static {
    var up = new CountDownLatch(1);
    try {
      Platform.startup(up::countDown);
    } catch (IllegalStateException alreadyUp) {
      up.countDown();
    }
    try {
      up.await();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
    Platform.setImplicitExit(false);
  }

  private static final int MOST_ATTEMPTS = 20;

  private final Stage stage;
  private final Robot robot;

  private Fx(Stage stage, Robot robot) {
    this.stage = stage;
    this.robot = robot;
  }

  /** A window with this content, in the light theme. */
  public static Fx show(Callable<Parent> view) {
    return call(() -> {
      var stage = new Stage();
      var scene = new Scene(view.call(), 800, 600);
      new Appearance(false, Appearance.Density.COMFORTABLE, Appearance.TextSize.NORMAL)
          .applyTo(scene);
      stage.setScene(scene);
      stage.show();
      stage.requestFocus();
      return new Fx(stage, new Robot());
    });
  }

  /** A robot in front of a window that somebody else builds and shows. */
  public static Fx over(Callable<Stage> window) {
    return call(() -> {
      Stage stage = window.call();
      stage.requestFocus();
      return new Fx(stage, new Robot());
    });
  }

  public Stage stage() {
    return stage;
  }

  /** The first visible match, waiting for it: a page may come with the next pulse. */
  public <T extends Node> T find(String css, Class<T> type) {
    await(() -> visible(css) != null, css);
    return call(() -> type.cast(visible(css)));
  }

  public boolean has(String css) {
    return call(() -> visible(css) != null);
  }

  /**
   * Clicks on the middle of the first visible match, again when the click went elsewhere: a node
   * that came a moment ago may still move in the layout of the next pulse.
   */
  public Fx click(String css) {
    var arrived = new AtomicBoolean();
    EventHandler<MouseEvent> witness = event -> arrived.set(true);
    for (int attempt = 0; attempt < MOST_ATTEMPTS && !arrived.get(); attempt++) {
      await(() -> visible(css) != null, css);
      Node node = call(() -> Objects.requireNonNull(visible(css), css));
      focus();
      run(() -> clickOn(node, witness));
      settle();
      run(() -> node.removeEventFilter(MouseEvent.MOUSE_PRESSED, witness));
    }
    if (!arrived.get()) {
      pictureOfFailure(css);
      throw new AssertionError("no click reaches " + css);
    }
    return this;
  }

  private void clickOn(Node node, EventHandler<MouseEvent> witness) {
    stage.getScene().getRoot().applyCss();
    stage.getScene().getRoot().layout();
    node.addEventFilter(MouseEvent.MOUSE_PRESSED, witness);
    Bounds bounds = node.localToScreen(node.getBoundsInLocal());
    robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
    robot.mouseClick(MouseButton.PRIMARY);
  }

  /** Keys and clicks go to the window in front. */
  private void focus() {
    await(
        () -> {
          if (!stage.isFocused()) {
            stage.toFront();
            stage.requestFocus();
          }
          return stage.isFocused();
        },
        "the window in front");
  }

  /** The first match that can be seen: a tab in the back keeps its nodes in the scene. */
  private @Nullable Node visible(String css) {
    return stage.getScene().getRoot().lookupAll(css).stream()
        .filter(Fx::isSeen)
        .findFirst()
        .orElse(null);
  }

  private static boolean isSeen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  public Fx press(KeyCode... chord) {
    focus();
    run(() -> {
      for (var key : chord) {
        robot.keyPress(key);
      }
      for (int i = chord.length - 1; i >= 0; i--) {
        robot.keyRelease(chord[i]);
      }
    });
    return settle();
  }

  /** Pastes into what has the keyboard: quicker than keys, and any script works. */
  public Fx type(String text) {
    run(() -> {
      var content = new ClipboardContent();
      content.putString(text);
      Clipboard.getSystemClipboard().setContent(content);
    });
    return press(KeyCode.CONTROL, KeyCode.V);
  }

  public Fx resize(double width, double height) {
    run(() -> {
      stage.setWidth(width);
      stage.setHeight(height);
    });
    return settle();
  }

  /** Two pulses: events are delivered, what they changed is laid out. */
  public Fx settle() {
    pulse();
    pulse();
    return this;
  }

  /** Waits until it is so on the JavaFX thread; fails with the name of it after ten seconds. */
  public static void await(BooleanSupplier condition, String what) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!call(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        pictureOfFailure(what);
        throw new AssertionError("never happened: " + what);
      }
      pulse();
    }
  }

  private static void pictureOfFailure(String what) {
    String name = "failed-" + what.replaceAll("\\W+", "-");
    run(() ->
        javafx.stage.Window.getWindows().stream()
            .filter(window -> window instanceof Stage)
            .forEach(window -> new Fx((Stage) window, new Robot()).write(name)));
  }

  /** Waits for one pulse of the toolkit. */
  public static void pulse() {
    var drawn = new CountDownLatch(1);
    run(() -> {
      var timer =
          new javafx.animation.AnimationTimer() {
            @Override
            public void handle(long now) {
              stop();
              drawn.countDown();
            }
          };
      timer.start();
    });
    try {
      if (!drawn.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("no pulse");
      }
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  /** Writes what the window shows to target/screens, for people to look at. */
  public Fx picture(String name) {
    pulse();
    pulse();
    run(() -> write(name));
    return this;
  }

  private void write(String name) {
    stage.getScene().getRoot().applyCss();
    stage.getScene().getRoot().layout();
    var image = SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null);
    try {
      Path folder = Files.createDirectories(Path.of("target", "screens"));
      ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
    } catch (java.io.IOException cannotWrite) {
      throw new AssertionError(cannotWrite);
    }
  }

  public static void run(Runnable task) {
    call(() -> {
      task.run();
      return true;
    });
  }

  public static <T> T call(Callable<T> task) {
    try {
      if (Platform.isFxApplicationThread()) {
        return task.call();
      }
      var future = new FutureTask<>(task);
      Platform.runLater(future);
      return future.get(20, TimeUnit.SECONDS);
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  @Override
  public void close() {
    run(stage::close);
  }
}
