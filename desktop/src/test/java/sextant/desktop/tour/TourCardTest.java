package sextant.desktop.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.web.WebView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.House;
import sextant.desktop.Rooms;
import sextant.desktop.kit.Fx;
import sextant.tour.Exercise;
import sextant.tour.Step;
import sextant.words.Explanation;
import sextant.words.Language;

/**
 * The tour in the window, with the real exercises; all of it with its programs is tested in app.
 */
@Timeout(240)
class TourCardTest {
  @TempDir private Path folder;

  private House open() {
    return House.open(folder, Language.ENGLISH, Rooms.all(folder));
  }

  private static Fx welcomed(House house) {
    Fx.run(house.shell()::welcome);
    return house.window().settle();
  }

  @Test
  void isOfferedOnceAndFoundInThePaletteAfterThat() {
    try (var house = open()) {
      Fx window = welcomed(house);
      assertThat(window.has("#tour-begin")).isTrue();
      assertThat(welcomed(house).press(KeyCode.ESCAPE).has("#tour-begin")).isFalse();
      assertThat(welcomed(house).has("#tour-begin")).isFalse();
    }
    try (var house = open()) {
      Fx window = welcomed(house);
      assertThat(window.has("#tour-begin")).isFalse();
      window.press(KeyCode.CONTROL, KeyCode.K).type("tour").press(KeyCode.ENTER);
      assertThat(window.has("#tour-begin")).isTrue();
    }
  }

  @Test
  void thePageOfTheLocalServerIsShownLiveAndStaysAsAPictureWhenTheCardIsLeft() {
    try (var house = open()) {
      Fx window = welcomed(house).click("#tour-begin");
      Fx.await(() -> text(window, "#tour-4").contains("GET /, GET /mark.svg"), "the page is there");
      window.picture("tour-live");
      WebView live = window.find("#tour-page .web-view", WebView.class);
      assertThat(Fx.call(() -> live.getEngine().executeScript("document.title")))
          .isEqualTo("Sextant");
      assertThat(Fx.call(() -> text(window, "#tour-3"))).contains("sextant doctor display");
      window.press(KeyCode.ESCAPE);
      assertThat(window.has("#tour")).isFalse();
      window.press(KeyCode.CONTROL, KeyCode.K).type("tour").press(KeyCode.ENTER);
      assertThat(window.has("#tour-page .web-view")).isFalse();
      assertThat(window.has("#tour-page .image-view")).isTrue();
    }
  }

  @Test
  void whatWasShownIsSavedAsAPageWithPicturesAndItsPlaceIsSaid() throws IOException {
    Path chosen = Files.createDirectory(folder.resolve("chosen"));
    try (var house = open()) {
      Fx window = welcomed(house);
      assertThat(window.has("#tour-report")).isFalse();
      window.click("#tour-begin");
      Fx.await(() -> text(window, "#tour-4").contains("GET /, GET /mark.svg"), "the page is there");
      window.click("#tour-begin");
      house.choose(chosen);
      window.press(KeyCode.SHIFT, KeyCode.TAB).press(KeyCode.SPACE);
      Path report = chosen.resolve("sextant-tour");
      Fx.await(() -> where(window).endsWith(report.toString()), "where the report is");
      window.picture("tour-report");
      assertThat(Files.readString(report.resolve("index.html")))
          .contains("<h2>1 · ", "<h2>4 · ", "<img src=\"page.png\"")
          .doesNotContain("<h2>5 · ");
      assertThat(report.resolve("page.png")).isNotEmptyFile();
      window.press(KeyCode.ESCAPE);
      house.choose(chosen);
      window.press(KeyCode.CONTROL, KeyCode.K).type("report of the tour").press(KeyCode.ENTER);
      Fx.await(() -> where(window).endsWith("sextant-tour-2"), "the second report");
    }
  }

  @Test
  void aReportThatCannotBeWrittenIsSaidInTheCard() {
    try (var house = open()) {
      Fx window = welcomed(house).click("#tour-begin");
      Fx.await(() -> text(window, "#tour-1").contains("✓"), "the first exercise, done");
      window.click("#tour-begin");
      house.choose(folder.resolve("nowhere"));
      window.click("#tour-report");
      Fx.await(() -> window.has("#tour .error-what"), "what is wrong");
      assertThat(window.has("#tour-report-where")).isFalse();
    }
  }

  private static String where(Fx window) {
    return window.has("#tour-report-where")
        ? window.find("#tour-report-where", Label.class).getText()
        : "";
  }

  @Test
  void aTourThatIsStoppedLeavesNothingBehind() {
    try (var house = open()) {
      Fx window = welcomed(house).click("#tour-begin");
      assertThat(button(window).getText()).isEqualTo("Stop");
      Fx.await(() -> text(window, "#tour-1").contains("✓"), "the first exercise, done");
      window.click("#tour-begin");
      assertThat(button(window).getText()).isEqualTo("Begin");
      assertThat(window.has("#tour .progress-indicator")).isFalse();
      Fx.await(() -> left().isEmpty(), "its folder is gone");
    }
  }

  @Test
  void aWindowThatIsClosedEndsItsTour() throws IOException {
    try (var house = open()) {
      welcomed(house).click("#tour-begin");
      Fx.await(() -> !left().isEmpty(), "its folder");
    }
    assertThat(left()).isEmpty();
  }

  private List<Path> left() {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.getFileName().toString().startsWith("tour-")).toList();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static Button button(Fx window) {
    return window.find("#tour-begin", Button.class);
  }

  /** All words in a part of the card. */
  private static String text(Fx window, String css) {
    return words(window.find(css, VBox.class));
  }

  private static String words(Node node) {
    return node.lookupAll("*").stream()
        .filter(Labeled.class::isInstance)
        .map(part -> ((Labeled) part).getText())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void whatIsMissingStandsInItsStepWithTheCommandThatHelps() {
    var trouble = new Explanation("no raw socket here", "needs CAP_NET_RAW", "sextant doctor raw");
    var step =
        new Step(
            Exercise.PING,
            Step.State.PARTLY,
            List.of("sent the packet"),
            List.of(new Step.Measure("longest", "98.1 µs")),
            List.of("sextant ping -c 3 127.0.0.1"),
            List.of(new Step.Listing("The echo request", "0000  45 00")),
            List.of(),
            Optional.of(trouble));
    String shown =
        Fx.call(() -> {
          var row = new StepRow(Exercise.PING, Language.ENGLISH);
          row.begins();
          row.ended(step, List.of());
          return words(row.node());
        });
    assertThat(shown)
        .contains("!", "No raw socket here", "Needs CAP_NET_RAW", "sextant doctor raw")
        .contains("Sent the packet", "98.1 µs", "The echo request", "By hand", "sextant ping -c 3");
  }
}
