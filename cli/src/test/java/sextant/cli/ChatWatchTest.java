package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sextant.chatclient.Line;
import sextant.words.Language;

class ChatWatchTest {
  private final List<String> shown = new ArrayList<>();
  private final ChatWatch watch =
      new ChatWatch(
          run(), new ChatText(Language.ENGLISH), "#room", (_, line, _) -> shown.add(line.text()));

  @Test
  void ourWordsAreShownOnceWhenTheServerHasThem() {
    watch.linesAdded("#room", List.of(own("~1", "", Line.PENDING)), true);
    assertThat(shown).isEmpty();
    watch.lineChanged("#room", own("~1", "id1", Line.DONE));
    watch.lineChanged("#room", own("~1", "id1", Line.DONE)); // somebody reacted
    assertThat(shown).containsExactly("hello");
  }

  @Test
  void ourWordsAreShownThoughTheirPlaceWasReadAgainAsTheyWereSaid() {
    watch.linesReloaded("#room");
    watch.lineChanged("#room", own("~1", "id1", Line.DONE));
    assertThat(shown).containsExactly("hello");
  }

  @Test
  void whatWeSaidAnotherDayIsNotShownBecauseItIsReadAgain() {
    watch.lineChanged("#room", own("id0", "id0", Line.DONE));
    assertThat(shown).isEmpty();
  }

  private static Line own(String key, String msgid, Line.Delivery delivery) {
    return new Line(
        key,
        msgid,
        0,
        Line.Kind.MESSAGE,
        "me",
        "",
        "hello",
        "",
        true,
        false,
        delivery,
        Line.Change.NONE);
  }

  private static Run run() {
    Surroundings nowhere =
        new Surroundings(
            new ByteArrayInputStream(new byte[0]),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            Map.of(),
            Screen.none(),
            new Interruption());
    return new Run(new Output(nowhere, new Preferences(Language.ENGLISH, false, false)), nowhere);
  }
}
