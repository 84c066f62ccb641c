package sextant.desktop.ping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sextant.desktop.ping.Verdict.Line;

class VerdictTest {
  private static final Line WELL = new Line(true, true, 20, 20);
  private static final Line SILENT = new Line(true, true, 20, 0);
  private static final Line LOSSY = new Line(true, true, 20, 15);
  private static final Line NAMELESS = new Line(true, false, 0, 0);
  private static final Line YOUNG = new Line(true, true, 1, 1);

  @Test
  void saysWhereItBreaks() {
    assertThat(Verdict.of(WELL, WELL, WELL)).isEqualTo(Verdict.ALL_WELL);
    assertThat(Verdict.of(SILENT, SILENT, SILENT)).isEqualTo(Verdict.LOCAL);
    assertThat(Verdict.of(SILENT, SILENT, NAMELESS)).isEqualTo(Verdict.LOCAL);
    assertThat(Verdict.of(WELL, SILENT, SILENT)).isEqualTo(Verdict.PROVIDER);
    assertThat(Verdict.of(WELL, WELL, NAMELESS)).isEqualTo(Verdict.NAMES);
    assertThat(Verdict.of(WELL, WELL, SILENT)).isEqualTo(Verdict.THAT_HOST);
    assertThat(Verdict.of(LOSSY, LOSSY, LOSSY)).isEqualTo(Verdict.LOSSY_LOCAL);
    assertThat(Verdict.of(WELL, WELL, LOSSY)).isEqualTo(Verdict.LOSSY_BEYOND);
  }

  @Test
  void silenceThatIsNormalIsNoAlarm() {
    assertThat(Verdict.of(SILENT, WELL, WELL)).isEqualTo(Verdict.GATEWAY_QUIET);
    assertThat(Verdict.of(WELL, SILENT, WELL)).isEqualTo(Verdict.RESOLVER_SILENT);
    assertThat(Verdict.of(Line.NONE, Line.NONE, WELL)).isEqualTo(Verdict.ALL_WELL);
    assertThat(Verdict.GATEWAY_QUIET.isGood()).isTrue();
  }

  @Test
  void waitsForEnoughAnswers() {
    assertThat(Verdict.of(YOUNG, YOUNG, YOUNG)).isEqualTo(Verdict.WAITING);
    assertThat(Verdict.WAITING.isGood()).isFalse();
    assertThat(Verdict.WAITING.isBad()).isFalse();
  }
}
