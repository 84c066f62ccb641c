package sextant.chatclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  private static Line line(String key, long millis, Line.Kind kind, String nick) {
    return new Line(
        key, key, millis, kind, nick, "", "words", "", false, false, Line.DONE, Line.Change.NONE);
  }

  @Test
  void linesOfOnePersonAreTogetherAndComingsAreOneRow() {
    List<ChatRow> rows =
        Transcript.rows(
            List.of(
                line("1", 1_000, Line.Kind.MESSAGE, "ann"),
                line("2", 2_000, Line.Kind.MESSAGE, "ann"),
                line("3", 3_000, Line.Kind.JOIN, "bob"),
                line("4", 4_000, Line.Kind.QUIT, "bob"),
                line("5", 5_000, Line.Kind.MESSAGE, "bob"),
                line("6", 90_000_000, Line.Kind.MESSAGE, "bob")),
            4_500,
            ZoneOffset.UTC);
    assertThat(rows)
        .map(row -> row instanceof ChatRow.Said said ? said.isFirst() : row.getClass())
        .containsExactly(
            ChatRow.Day.class,
            true,
            false,
            ChatRow.Comings.class,
            ChatRow.Unread.class,
            true,
            ChatRow.Day.class,
            true);
  }

  @Test
  void whatWouldActOrTurnTheLineAroundIsASign() {
    assertThat(HarmlessText.of("a\u202eb\u001b[2J\nc")).isEqualTo("a\ufffdb\ufffd[2J\nc");
  }

  @Test
  void commandsAreUnderstoodAndWhatLacksSomethingIsNot() {
    assertThat(Spoken.parse("//etc")).isEqualTo(new Spoken.Say("/etc"));
    assertThat(Spoken.parse("/join #a key")).isEqualTo(new Spoken.Join("#a", "key"));
    assertThat(Spoken.parse("/msg bob")).isEqualTo(new Spoken.Unknown("/msg"));
    assertThat(Spoken.parse("/topic a\nQUIT")).isEqualTo(new Spoken.Topic("a QUIT"));
  }
}
