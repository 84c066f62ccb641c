package sextant.desktop.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.desktop.talk.LogLine.Message;
import sextant.desktop.talk.LogLine.Remark;
import sextant.desktop.talk.LogLine.Talker;
import sextant.talk.Direction;
import sextant.wire.Bytes;
import sextant.words.Language;

class TalkExportTest {
  private final List<LogLine> lines =
      List.of(
          new Remark(1_000_000, language -> "came \"in\"", false),
          new Message(
              2_000_001, Direction.OUT, new Talker(3, "[::1]:9"), Bytes.ofText("say\n说"), 7, 0));

  @Test
  void textHasALineEach() {
    assertThat(TalkExport.write(TalkExport.Format.TEXT, lines, Language.ENGLISH))
        .isEqualTo(
            "1970-01-01T00:00:01Z · came \"in\"\n1970-01-01T00:00:02.000001Z > [::1]:9  say⏎说\n");
  }

  @Test
  void jsonHasAnObjectForEachMessageAsTheEngineWritesIt() {
    assertThat(TalkExport.write(TalkExport.Format.JSON_LINES, lines, Language.ENGLISH).lines())
        .containsExactly(
            "{\"time\":\"1970-01-01T00:00:02.000001Z\",\"conversation\":3,\"peer\":\"[::1]:9\","
                + "\"direction\":\"out\",\"hex\":\"7361790ae8afb4\",\"text\":\"say\\n说\"}");
  }
}
