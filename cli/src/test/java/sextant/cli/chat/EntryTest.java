package sextant.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntryTest {
  private final Entry entry = new Entry();

  @Test
  void whatIsDeletedIsAWholeSign() {
    entry.insert("a👩‍👩‍👧e\u0301");
    entry.backspace();
    assertThat(entry.text()).isEqualTo("a👩‍👩‍👧");
    entry.backspace();
    assertThat(entry.text()).isEqualTo("a");
    entry.home();
    entry.delete();
    assertThat(entry.text()).isEmpty();
    entry.backspace();
    entry.delete();
    assertThat(entry.caret()).isZero();
  }

  @Test
  void wordsAndLinesAreDeletedFromTheCaret() {
    entry.insert("one two\nthree four");
    entry.deleteWord();
    assertThat(entry.text()).isEqualTo("one two\nthree ");
    entry.deleteToLineBegin();
    assertThat(entry.text()).isEqualTo("one two\n");
    entry.up();
    entry.wordRight();
    entry.deleteToLineEnd();
    assertThat(entry.text()).isEqualTo("one\n");
  }

  @Test
  void upAndDownGoThroughTheLinesAndThenThroughWhatWasSaid() {
    entry.insert("said first");
    assertThat(entry.take()).isEqualTo("said first");
    entry.insert("said then");
    assertThat(entry.take()).isEqualTo("said then");
    entry.insert("begun");
    entry.up();
    assertThat(entry.text()).isEqualTo("said then");
    entry.up();
    entry.up();
    assertThat(entry.text()).isEqualTo("said first");
    entry.down();
    entry.down();
    assertThat(entry.text()).isEqualTo("begun");
    entry.set("ab\ncd");
    entry.up();
    assertThat(entry.caret()).isEqualTo(2);
    entry.down();
    assertThat(entry.caret()).isEqualTo(5);
  }
}
