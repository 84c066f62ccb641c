package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Test
  void countsAChineseCharacterAsTwoColumnsAndACombiningMarkAsNone() {
    assertThat(Columns.of("ping")).isEqualTo(4);
    assertThat(Columns.of("网络")).isEqualTo(4);
    assertThat(Columns.of("e\u0301")).isEqualTo(1);
    assertThat(Columns.of("😀")).isEqualTo(2);
  }

  @Test
  void padsToColumnsNotCharacters() {
    assertThat(Columns.left("网", 4) + "|").isEqualTo("网  |");
    assertThat(Columns.right("网", 4)).isEqualTo("  网");
  }

  @Test
  void cutsWithoutSplittingAWideCharacter() {
    assertThat(Columns.cut("网络工具", 8)).isEqualTo("网络工具");
    assertThat(Columns.cut("网络工具", 6)).isEqualTo("网络…");
    assertThat(Columns.cut("网络工具", 5)).isEqualTo("网络…");
    assertThat(Columns.cut("abcdef", 4)).isEqualTo("abc…");
  }

  @Test
  void wrapsAtSpacesAndBetweenChineseCharactersButNeverBeforePunctuation() {
    assertThat(Columns.wrap("one two three", 7)).containsExactly("one two", "three");
    assertThat(Columns.wrap("一二三四。五", 8)).containsExactly("一二三", "四。五");
  }

  @Test
  void keepsAWordThatIsLongerThanTheLineWhole() {
    assertThat(Columns.wrap("a longwordhere b", 4)).containsExactly("a", "longwordhere", "b");
  }
}
