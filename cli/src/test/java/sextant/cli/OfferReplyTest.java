package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.files.station.Choice;
import sextant.files.station.OfferFile;
import sextant.words.Language;

class OfferReplyTest {
  private static final FilesText TEXT = new FilesText(Language.ENGLISH);
  private static final List<OfferFile> FILES =
      List.of(
          new OfferFile("a", "one.txt", 1),
          new OfferFile("b", "two.txt", 2),
          new OfferFile("c", "three.txt", 3));

  private static OfferReply reply(String line) {
    return OfferReply.of(line, TEXT, () -> FILES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "Y", " yes "})
  void yesTakesEverything(String line) {
    assertThat(reply(line)).isEqualTo(new OfferReply.Yes(Choice.ALL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n", "no", "what", "=1"})
  void anythingElseIsNo(String line) {
    assertThat(reply(line)).isEqualTo(new OfferReply.No());
  }

  @ParameterizedTest
  @ValueSource(strings = {"l", "L ", "?"})
  void theFilesAreShownWhenAskedFor(String line) {
    assertThat(reply(line)).isEqualTo(new OfferReply.Show());
  }

  @Test
  void numbersTakeOnlyTheseFiles() {
    assertThat(reply("2")).isEqualTo(new OfferReply.Yes(new Choice(Set.of("b"), Map.of())));
    assertThat(reply("1, 3")).isEqualTo(new OfferReply.Yes(new Choice(Set.of("a", "c"), Map.of())));
    assertThat(reply("2-3")).isEqualTo(new OfferReply.Yes(new Choice(Set.of("b", "c"), Map.of())));
  }

  @Test
  void aFileIsTakenUnderAnotherName() {
    assertThat(reply("1,2=My Plan = final.txt"))
        .isEqualTo(
            new OfferReply.Yes(new Choice(Set.of("a", "b"), Map.of("b", "My Plan = final.txt"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "4", "3-2", "1-4", "1,", "1 2", "99999999999", "2=", "1-2=x"})
  void whatNamesNoFileIsAskedForAgain(String line) {
    assertThat(reply(line)).isEqualTo(new OfferReply.NotUnderstood());
  }
}
