package sextant.desktop.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A headless window and a robot in front of it, on public JavaFX API only. The robot waits for what
 * it needs, as a person would: for the window in front, for a node to be there and to get the
 * click, for a text field to have the keyboard. So nothing it does can go elsewhere.
 */
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

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Stage stage;
  private final Robot robot;

  private Fx(Stage stage, Robot robot) {
    this.stage = stage;
    this.robot = robot;
  }

  /** A window with this content, in the light theme. */
  public static Fx show(Callable<Parent> view) {
    return over(() -> {
      var stage = new Stage();
      var scene = new Scene(view.call(), 800, 600);
      new Appearance(false, Appearance.Density.COMFORTABLE, Appearance.TextSize.NORMAL)
          .applyTo(scene);
      stage.setScene(scene);
      stage.show();
      return stage;
    });
  }

  /** A robot in front of a window that somebody else builds and shows. */
  public static Fx over(Callable<Stage> window) {
    Fx front =
        call(() -> {
          List.copyOf(Window.getWindows()).forEach(Window::hide); // of a test that failed before
          return new Fx(window.call(), new Robot());
        });
    front.focus();
    return front;
  }

  public Stage stage() {
    return stage;
  }

  /**
   * The first visible match, waiting for it: a page may come with the next pulse. In a condition
   * that is awaited, one that is not there makes the condition false.
   */
  public <T extends Node> T find(String css, Class<T> type) {
    if (!Platform.isFxApplicationThread()) {
      await(() -> visible(css) != null, css);
    }
    return call(() -> {
      Node node = visible(css);
      if (node == null) {
        throw new NotThere(css);
      }
      return type.cast(node);
    });
  }

  /** Something that is looked for inside a condition and is not there yet. */
  private static final class NotThere extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotThere(String css) {
      super(css);
    }
  }

  public boolean has(String css) {
    return call(() -> visible(css) != null);
  }

  /**
   * Clicks on the middle of the first visible match, again when the click went elsewhere: a node
   * that came a moment ago may still move in the layout of the next pulse, or wait to be enabled.
   */
  public Fx click(String css) {
    var arrived = new AtomicBoolean();
    EventHandler<MouseEvent> witness = event -> arrived.set(true);
    focus();
    await(
        () -> {
          Node node = visible(css);
          if (node != null && !node.isDisabled()) {
            clickOn(node, witness);
            node.removeEventFilter(MouseEvent.MOUSE_PRESSED, witness);
          }
          return arrived.get();
        },
        "a click on " + css);
    return settle();
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

  /** Pastes into the text field that has the keyboard, waiting for it; any script works. */
  public Fx type(String text) {
    focus();
    await(() -> stage.getScene().getFocusOwner() instanceof TextInputControl, "a field to type in");
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

  /** Waits until it is so on the JavaFX thread; fails with the name of it after a long while. */
  public static void await(BooleanSupplier condition, String what) {
    long begin = System.nanoTime();
    while (!call(() -> holds(condition))) {
      if (System.nanoTime() - begin > PATIENCE_NANOS) {
        run(() -> Screens.writeAll("failed-" + what.replaceAll("\\W+", "-")));
        throw new AssertionError("never happened: " + what);
      }
      pulse();
    }
  }

  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (NotThere notYet) {
      return false;
    }
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
      if (!drawn.await(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
        throw new AssertionError("no pulse");
      }
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  /** Lays out and draws; when pictures are wanted, writes one to the folder for them. */
  public Fx picture(String name) {
    settle();
    Screens.folder().ifPresent(folder -> run(() -> Screens.write(stage, folder, name)));
    return this;
  }

  /** Writes what the window shows to this folder. */
  public Fx picture(Path folder, String name) {
    settle();
    run(() -> Screens.write(stage, folder, name));
    return this;
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
      return future.get(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
    } catch (NotThere notYet) {
      throw notYet;
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  @Override
  public void close() {
    run(stage::close);
  }
}
