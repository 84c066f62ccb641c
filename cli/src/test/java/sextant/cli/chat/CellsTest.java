package sextant.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CellsTest {
  @Test
  void chineseAndEmojiTakeTwoColumnsAndMarksNone() {
    assertThat(Cells.of("abc")).isEqualTo(3);
    assertThat(Cells.of("你好")).isEqualTo(4);
    assertThat(Cells.of("e\u0301")).isEqualTo(1);
    assertThat(Cells.of("👍🏽")).isEqualTo(2);
    assertThat(Cells.of("👩‍👩‍👧")).isEqualTo(2);
    assertThat(Cells.of("🇨🇳")).isEqualTo(2);
    assertThat(Cells.of("❤️")).isEqualTo(2);
  }

  @Test
  void whatIsCutIsNeverHalfASign() {
    assertThat(Cells.cut("你好世界", 5)).isEqualTo("你好…");
    assertThat(Cells.cut("你好世界", 4)).isEqualTo("你…");
    assertThat(Cells.cut("abc", 3)).isEqualTo("abc");
    assertThat(Cells.cut("abc", 0)).isEmpty();
    assertThat(Row.of("ab").and("cdef", Look.STRONG).cut(4).text()).isEqualTo("abc…");
    assertThat(Row.of("ab").and("cdef", Look.STRONG).cut(2).text()).isEqualTo("a…");
    assertThat(Row.of("你").filled(5).text()).isEqualTo("你   ");
  }

  @Test
  void endlessMarksOnOneSignAreCutShort() {
    assertThat(Cells.clusters("z" + "\u0300".repeat(1_000)).getFirst().length()).isLessThan(10);
  }

  @Test
  void rowsBreakAtSpacesAndBesideWideSigns() {
    assertThat(wrapped("one two three", 8)).containsExactly("one two", "three");
    assertThat(wrapped("你好世，再见", 6)).containsExactly("你好", "世，再", "见");
    assertThat(wrapped("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
    assertThat(wrapped("", 4)).containsExactly("");
  }

  private static List<String> wrapped(String text, int columns) {
    return Wrap.rows(Row.of(text), columns).stream().map(Row::text).toList();
  }
}
