package sextant.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.Desktop;
import sextant.words.Language;

/** The desktop as somebody meets it for the first time: the tour is offered, and runs whole. */
@Timeout(300)
class FirstStartTest {
  private static final long SECONDS = 200;

  @TempDir private Path home = Path.of("");

  @Test
  void theTourIsOfferedAndDoesAllSixExercises() throws Exception {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    var closed = new CompletableFuture<Boolean>();
    Thread.ofPlatform()
        .name("desktop")
        .start(() -> {
          try {
            new Desktop(home, Language.ENGLISH).run(false, Optional.empty(), said -> {});
            closed.complete(true);
          } catch (InterruptedException | RuntimeException failed) {
            closed.completeExceptionally(failed);
          }
        });
    until(() -> part("#tour-begin").isPresent(), "the tour is offered");
    fx(() -> {
      part("#tour-begin").ifPresent(begin -> ((Button) begin).fire());
      return true;
    });
    until(() -> words("#tour-begin").equals("Once more"), "the tour is over");
    for (int exercise : new int[] {1, 3, 4, 5, 6}) { // ping depends on a privilege
      assertThat(fx(() -> words("#tour-" + exercise))).startsWith("✓").contains("By hand");
    }
    assertThat(fx(() -> words("#tour-2"))).contains("sextant ping -c 3 127.0.0.1");
    assertThat(fx(() -> part("#tour-page .web-view").isPresent())).isTrue();
    assertThat(fx(() -> part("#tour-3 .image-view").isPresent())).isTrue();
    fx(() -> {
      window()
          .fireEvent(
              new javafx.stage.WindowEvent(
                  window(), javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST));
      return true;
    });
    assertThat(closed.get(SECONDS, TimeUnit.SECONDS)).isTrue();
    try (Stream<Path> left = Files.list(home)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("tour-"));
    }
  }

  private static Window window() {
    return Window.getWindows().stream().filter(Stage.class::isInstance).findFirst().orElseThrow();
  }

  private static Optional<Node> part(String css) {
    return Window.getWindows().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(window().getScene().getRoot().lookup(css));
  }

  /** All words of a part of the window, in the order they stand. */
  private static String words(String css) {
    return part(css).stream()
        .flatMap(part -> Stream.concat(Stream.of(part), part.lookupAll("*").stream()))
        .distinct()
        .filter(Labeled.class::isInstance)
        .map(one -> ((Labeled) one).getText())
        .collect(Collectors.joining("\n"));
  }

  private static <T> T fx(Supplier<T> question) throws Exception {
    var answer = new CompletableFuture<T>();
    Platform.runLater(() -> {
      try {
        answer.complete(question.get());
      } catch (RuntimeException failed) {
        answer.completeExceptionally(failed);
      }
    });
    return answer.get(SECONDS, TimeUnit.SECONDS);
  }

  /** Looks once per pulse until it is so. */
  private static void until(Supplier<Boolean> condition, String what) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!isSo(condition)) {
      assertThat(System.nanoTime()).as("never happened: " + what).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static boolean isSo(Supplier<Boolean> condition) throws Exception {
    try {
      return fx(condition);
    } catch (IllegalStateException notUpYet) {
      return false; // the toolkit is about to start
    }
  }
}
