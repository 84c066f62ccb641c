package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sextant.ping.RttSummary;
import sextant.ping.TraceEvent;
import sextant.ping.TraceHop;
import sextant.words.Language;

class TraceTablesTest {
  private static final RttSummary RTT = new RttSummary(3, 1, 2, 3, 1, 2, 1, 2, 3, 3, 3, 3);

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void hostsStandBelowEachOther() {
    List<TraceHop> hops =
        List.of(hop(1, "192.0.2.1"), hop(2, "2001:db8:0:0:0:0:0:1"), hop(13, "192.0.2.3"));
    List<String> lines = tables(Screen.none()).lines(hops);
    assertThat(lines.get(1)).endsWith("  192.0.2.1");
    assertThat(lines.get(2)).endsWith("  2001:db8::1");
    int column = lines.get(1).indexOf("192.0.2.1");
    assertThat(lines.get(0)).startsWith("hop").hasSize(column + "host".length());
    assertThat(lines.get(2).indexOf("2001:db8::1")).isEqualTo(column);
    assertThat(lines.get(3).indexOf("192.0.2.3")).isEqualTo(column);
  }

  @Test
  void aLongPathStaysWithinTheTerminalUntilItIsShownWhole() {
    List<TraceHop> hops =
        IntStream.rangeClosed(1, 12).mapToObj(n -> hop(n, "192.0.2." + n)).toList();
    TraceTables tables = tables(new Screen(true, true, true, () -> 80, () -> 6));
    tables.redraw(hops);
    tables.redraw(hops);
    String drawn = "\n… 9 hops above\n";
    assertThat(printed()).contains(drawn).contains("192.0.2.12\n\u001b[5A\u001b[J");
    assertThat(printed()).doesNotContain("192.0.2.9\n").contains("192.0.2.10\n");
    tables.finish(hops);
    assertThat(printed()).endsWith("192.0.2.12\n").contains("192.0.2.1\n", "192.0.2.9\n");
  }

  @Test
  void aTerminalThatIsHardlyHighEnoughShowsTheHeading() {
    TraceTables tables = tables(new Screen(true, true, true, () -> 80, () -> 2));
    tables.redraw(List.of(hop(1, "192.0.2.1"), hop(2, "192.0.2.2")));
    assertThat(printed()).startsWith("hop");
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static TraceHop hop(int distance, String address) {
    TraceEvent.Kind kind = TraceEvent.Kind.ROUTER;
    return new TraceHop(
        distance, List.of(InetAddress.ofLiteral(address)), kind, 3, 3, 2_000_000, RTT);
  }

  private TraceTables tables(Screen screen) {
    Surroundings nowhere =
        new Surroundings(
            new ByteArrayInputStream(new byte[0]),
            printed,
            new ByteArrayOutputStream(),
            Map.of(),
            screen,
            new Interruption());
    Output output = new Output(nowhere, new Preferences(Language.ENGLISH, false, false));
    return new TraceTables(output, new TraceText(Language.ENGLISH), true);
  }
}
