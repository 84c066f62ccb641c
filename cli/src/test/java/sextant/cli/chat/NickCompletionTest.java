package sextant.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NickCompletionTest {
  @Test
  void aNickIsCompletedAndThenTheNextOne() {
    var completion = new NickCompletion();
    List<String> nicks = List.of("Bob", "bonnie", "ann");
    var first = completion.complete("hi bo", 5, nicks);
    assertThat(first.text()).isEqualTo("hi Bob ");
    assertThat(completion.complete(first.text(), first.caret(), nicks).text())
        .isEqualTo("hi bonnie ");
  }
}
