package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sextant.ping.RttSummary;
import sextant.ping.TraceEvent;
import sextant.ping.TraceHop;
import sextant.words.Language;

class TraceTablesTest {
  private static final RttSummary RTT = new RttSummary(3, 1, 2, 3, 1, 2, 1, 2, 3, 3, 3, 3);

  @Test
  void hostsStandBelowEachOther() {
    List<TraceHop> hops =
        List.of(hop(1, "192.0.2.1"), hop(2, "2001:db8:0:0:0:0:0:1"), hop(13, "192.0.2.3"));
    List<String> lines = tables().lines(hops);
    assertThat(lines.get(1)).endsWith("  192.0.2.1");
    assertThat(lines.get(2)).endsWith("  2001:db8::1");
    int column = lines.get(1).indexOf("192.0.2.1");
    assertThat(lines.get(0)).startsWith("hop").hasSize(column + "host".length());
    assertThat(lines.get(2).indexOf("2001:db8::1")).isEqualTo(column);
    assertThat(lines.get(3).indexOf("192.0.2.3")).isEqualTo(column);
  }

  private static TraceHop hop(int distance, String address) {
    TraceEvent.Kind kind = TraceEvent.Kind.ROUTER;
    return new TraceHop(
        distance, List.of(InetAddress.ofLiteral(address)), kind, 3, 3, 2_000_000, RTT);
  }

  private static TraceTables tables() {
    Surroundings nowhere =
        new Surroundings(
            new ByteArrayInputStream(new byte[0]),
            new ByteArrayOutputStream(),
            new ByteArrayOutputStream(),
            Map.of(),
            Screen.none(),
            new Interruption());
    Output output = new Output(nowhere, new Preferences(Language.ENGLISH, false, false));
    return new TraceTables(output, new TraceText(Language.ENGLISH), true);
  }
}
