package sextant.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.words.FailureException;

@Timeout(120)
class LoadTest {
  private static LoadReport run(Address address, int bytes, double rate) throws Exception {
    Duration shortly = Duration.ofMillis(200);
    return new Load(new LoadOptions(address, 4, bytes, rate, Duration.ZERO, shortly))
        .run(report -> {});
  }

  @Test
  void measuresATcpEchoServer() throws Exception {
    try (TalkServer server = Loopback.tcp(new Mode.Echo())) {
      LoadReport report = run(new Address.Tcp("127.0.0.1", server.port()), 64, 0);
      assertThat(report.messages()).isPositive();
      assertThat(report.bytes()).isEqualTo(report.messages() * 64);
      assertThat(report.brokenConnections()).isZero();
      LoadReport.Latency latency = report.latency();
      assertThat(latency.minNanos()).isPositive();
      assertThat(latency.p50Nanos()).isBetween(latency.minNanos(), latency.p99Nanos());
      assertThat(latency.p999Nanos()).isLessThanOrEqualTo(latency.maxNanos());
    }
  }

  @Test
  void messagesLongerThanTheSocketBuffersArriveToo() throws Exception {
    try (TalkServer server = Loopback.tcp(new Mode.Echo())) {
      LoadReport report = run(new Address.Tcp("127.0.0.1", server.port()), 1 << 20, 0);
      assertThat(report.brokenConnections()).isZero();
      assertThat(report.messages()).isPositive();
    }
  }

  @Test
  void measuresAUdpEchoServer() throws Exception {
    try (TalkServer server = Loopback.udp(new Mode.Echo())) {
      LoadReport report = run(new Address.Udp("127.0.0.1", server.port()), 64, 0);
      assertThat(report.messages()).isPositive();
    }
  }

  @Test
  void keepsToTheRate() throws Exception {
    try (TalkServer server = Loopback.tcp(new Mode.Echo())) {
      LoadReport report = run(new Address.Tcp("127.0.0.1", server.port()), 64, 100);
      assertThat(report.messages()).isBetween(1L, 21L);
    }
  }

  @Test
  void countsWhatAUdpServerNeverAnswersAsLost() throws Exception {
    try (TalkServer server = Loopback.udp(new Mode.Discard())) {
      Address.Udp to = new Address.Udp("127.0.0.1", server.port());
      Duration oneSecond = Duration.ofSeconds(1);
      LoadReport report =
          new Load(new LoadOptions(to, 2, 64, 0, Duration.ZERO, oneSecond)).run(soFar -> {});
      assertThat(report.messages()).isZero();
      assertThat(report.lost()).isPositive();
      assertThat(report.lossShare()).isEqualTo(1);
    }
  }

  @Test
  void saysWhenNobodyListens() throws Exception {
    int port = FreePort.tcp();
    assertThatThrownBy(() -> run(new Address.Tcp("127.0.0.1", port), 64, 0))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("connection_refused");
  }

  @Test
  void knowsWhetherItLeavesThisMachine() throws Exception {
    Duration none = Duration.ZERO;
    assertThat(new LoadOptions(new Address.Tcp("localhost", 9), 1, 1, 0, none, none).staysHere())
        .isTrue();
    assertThat(new LoadOptions(new Address.Tcp("192.0.2.1", 9), 1, 1, 0, none, none).staysHere())
        .isFalse();
  }

  @Test
  void paceIsCountedFromTheBeginning() {
    LoadSchedule schedule = new LoadSchedule(1_000, 1_000_000);
    assertThat(schedule.take(5_000)).isEqualTo(1_000);
    assertThat(schedule.take(5_000)).isEqualTo(2_000);
    assertThat(schedule.nextDueNanos(5_000)).isEqualTo(3_000);
  }
}
