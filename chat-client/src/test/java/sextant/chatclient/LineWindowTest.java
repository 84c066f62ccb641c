package sextant.chatclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines in the order of the server, whichever way they come. */
class LineWindowTest {
  private static Line line(int number, long millis) {
    String id = "m" + number;
    return new Line(
        id,
        id,
        millis,
        Line.Kind.MESSAGE,
        "ann",
        "",
        id,
        "",
        false,
        false,
        Line.DONE,
        Line.Change.NONE);
  }

  @Test
  void anOlderPageComesBeforeLinesOfTheSameMillisecond() {
    var window = new LineWindow();
    List.of(line(0, 1), line(5, 7), line(6, 7), line(7, 8)).forEach(window::add);
    for (Line older : List.of(line(1, 6), line(2, 7), line(3, 7), line(4, 7))) {
      assertThat(window.add(older, "m5")).isEqualTo(LineWindow.Placed.BETWEEN);
    }
    assertThat(window.all())
        .extracting(Line::text)
        .containsExactly("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7");
  }

  @Test
  void aLineBeforeOneThatIsNotHereGoesWhereItsTimeSays() {
    var window = new LineWindow();
    List.of(line(1, 5), line(3, 9)).forEach(window::add);
    assertThat(window.add(line(2, 5), "m99")).isEqualTo(LineWindow.Placed.BETWEEN);
    assertThat(window.add(line(2, 5), "m99")).isEqualTo(LineWindow.Placed.KNOWN);
    assertThat(window.all()).extracting(Line::text).containsExactly("m1", "m2", "m3");
  }
}
