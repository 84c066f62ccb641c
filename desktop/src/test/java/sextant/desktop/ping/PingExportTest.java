package sextant.desktop.ping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.desktop.kit.Timeline.Span;
import sextant.desktop.ping.Prober.PingNews;
import sextant.desktop.ping.Prober.TraceNews;

class PingExportTest {
  private static HostLine line() {
    var line = new HostLine("a \"b\"", Role.HOST, 1);
    line.take(new PingNews.Found("192.0.2.7"));
    line.take(new PingNews.Answer(0, 1_500_000));
    line.take(new PingNews.Lost(1_000));
    line.publish(Span.NONE);
    return line;
  }

  @Test
  void everyProbeIsALine() {
    assertThat(PingExport.pingCsv(List.of(line())))
        .isEqualTo(
            """
            time,host,address,rtt_ms
            1970-01-01T00:00:00Z,"a ""b""\",192.0.2.7,1.5
            1970-01-01T00:00:01Z,"a ""b""\",192.0.2.7,
            """);
  }

  @Test
  void jsonHasStatisticsAndProbes() {
    assertThat(PingExport.pingJson(List.of(line())))
        .contains("\"host\":\"a \\\"b\\\"\"")
        .contains("\"sent\":2,\"received\":1,\"last_ms\":1.5")
        .contains("[\"1970-01-01T00:00:01Z\",null]");
  }

  @Test
  void traceKeepsSilentHops() {
    var trace = new TraceModel();
    trace.start("b.example");
    trace.take(
        List.of(
            new TraceNews.Lost(1),
            new TraceNews.Answer(2, "192.0.2.9", 2_000_000, true),
            new TraceNews.Lost(3)));
    assertThat(trace.hops()).hasSize(2);
    assertThat(PingExport.traceCsv(trace.hops()))
        .contains("1,,,1,0,,,,,\n")
        .contains("2,192.0.2.9,,1,1,2,2,2,2,0\n");
    assertThat(PingExport.traceJson(trace)).contains("\"addresses\":[\"192.0.2.9\"]");
  }
}
