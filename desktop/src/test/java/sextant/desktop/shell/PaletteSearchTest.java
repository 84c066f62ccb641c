package sextant.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.desktop.kit.Action;

class PaletteSearchTest {
  private final List<PaletteEntry> entries =
      List.of(
          entry("Talk", "talk.clear", "Clear the conversation"),
          entry("通话", "talk.listen", "监听"),
          entry("Window", "settings", "Settings"),
          entry("Talk", "talk.listen", "Listen"));

  private static PaletteEntry entry(String where, String id, String title) {
    return new PaletteEntry(where, new Action(id, title, () -> {}));
  }

  @Test
  void theStartOfATitleComesFirst() {
    assertThat(PaletteSearch.rank("se", entries)).first().isEqualTo(entries.get(2));
  }

  @Test
  void englishIdsFindChineseTitles() {
    assertThat(PaletteSearch.rank("listen", entries)).contains(entries.get(1), entries.get(3));
    assertThat(PaletteSearch.rank("监", entries)).containsExactly(entries.get(1));
  }

  @Test
  void everyWordMustFit() {
    assertThat(PaletteSearch.rank("talk clear", entries)).containsExactly(entries.get(0));
    assertThat(PaletteSearch.rank("talk zebra", entries)).isEmpty();
  }

  @Test
  void anEmptyQueryShowsAll() {
    assertThat(PaletteSearch.rank("", entries)).hasSize(4);
  }
}
