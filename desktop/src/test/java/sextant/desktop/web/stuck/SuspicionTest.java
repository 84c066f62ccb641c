package sextant.desktop.web.stuck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.web.store.TabState.Hold;

class SuspicionTest {
  private static final OpenPage FRONT =
      new OpenPage(1, "http://front.example/", "Front", false, true, false);
  private static final OpenPage LOADING =
      new OpenPage(2, "https://load.example:8443/", "", true, false, true);

  private static StackTraceElement frame(String type, String method, boolean isNative) {
    return new StackTraceElement(type, method, type + ".java", isNative ? -2 : 1);
  }

  private static Grip grip(StackTraceElement... stack) {
    return Grip.of(stack);
  }

  @Test
  void theStackTellsWhatOfTheEngineHoldsTheWindow() {
    var mouse = frame("com.sun.webkit.WebPage", "twkProcessMouseEvent", true);
    var data = frame("com.sun.webkit.network.URLLoaderBase", "twkDidReceiveData", true);
    var timer = frame("com.sun.webkit.Timer", "twkFireTimerEvent", true);
    var ours = frame("sextant.desktop.shell.Shell", "rebuild", false);
    assertThat(grip(mouse, ours)).isEqualTo(Grip.FRONT);
    assertThat(grip(data)).isEqualTo(Grip.LOAD);
    assertThat(grip(timer)).isEqualTo(Grip.ANY);
    assertThat(grip(ours, timer)).as("a page called us").isEqualTo(Grip.ANY);
    assertThat(grip(ours)).as("slow by ourselves").isEqualTo(Grip.NONE);
    assertThat(grip()).isEqualTo(Grip.NONE);
  }

  @Test
  void questionsOfAPageAndPagesOnPaperAreNoStandstill() {
    var mouse = frame("com.sun.webkit.WebPage", "twkProcessMouseEvent", true);
    var nested = frame("javafx.application.Platform", "enterNestedEventLoop", false);
    assertThat(grip(nested, mouse)).isEqualTo(Grip.NONE);
    var print = frame("com.sun.webkit.WebPage", "twkPrint", true);
    var paper = frame("sextant.desktop.web.pdf.PagePdf", "paint", false);
    assertThat(grip(print, paper)).isEqualTo(Grip.NONE);
  }

  private static Optional<Suspicion> suspicion(Grip grip, OpenPage... pages) {
    return Suspicion.of(grip, Appetite.USUAL, List.of(pages));
  }

  @Test
  void aPageThatTakesMuchIsSuspectedOfThat() {
    assertThat(Suspicion.of(Grip.FRONT, Appetite.LARGE, List.of(FRONT)))
        .contains(new Suspicion(FRONT, true, Hold.MEMORY));
  }

  @Test
  void theLikeliestPageIsNamedAndWhetherItIsSure() {
    assertThat(suspicion(Grip.FRONT, LOADING, FRONT))
        .contains(new Suspicion(FRONT, true, Hold.SCRIPT));
    assertThat(suspicion(Grip.ANY, LOADING, FRONT))
        .contains(new Suspicion(LOADING, false, Hold.SUSPICION));
    assertThat(suspicion(Grip.ANY, FRONT)).contains(new Suspicion(FRONT, true, Hold.SCRIPT));
    assertThat(suspicion(Grip.ANY)).isEmpty();
  }

  @Test
  void aPageIsNamedByItsHostOrFile() {
    assertThat(FRONT.place()).isEqualTo("front.example");
    assertThat(LOADING.place()).isEqualTo("load.example:8443");
    assertThat(new OpenPage(3, "file:///tmp/a%20b.html", "", false, true, false).place())
        .isEqualTo("a b.html");
    String long0 = "http://" + "a".repeat(60) + ".example/";
    assertThat(new OpenPage(4, long0, "", false, true, false).place()).endsWith("…");
  }
}
