package sextant.irc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
  @Test
  void readsTagsSourceCommandAndParameters() throws Exception {
    Message message =
        Message.parse("@id=234AB;+r=x\\sy :dan!d@localhost PRIVMSG #chan :Hey what's up!");
    assertThat(message)
        .isEqualTo(
            new Message(
                Map.of("id", "234AB", "+r", "x y"),
                "dan!d@localhost",
                "PRIVMSG",
                List.of("#chan", "Hey what's up!")));
  }

  @Test
  void keepsColonsInsideParametersAndEmptyTrailings() throws Exception {
    assertThat(Message.parse("foo bar baz ::asdf").parameters())
        .containsExactly("bar", "baz", ":asdf");
    assertThat(Message.parse("foo bar:x :").parameters()).containsExactly("bar:x", "");
    assertThat(Message.parse("foo  bar   ").parameters()).containsExactly("bar");
  }

  @Test
  void commandsAreUpperCase() throws Exception {
    assertThat(Message.parse("privmsg a b").command()).isEqualTo("PRIVMSG");
  }

  @Test
  void onlySpacesSeparate() throws Exception {
    assertThat(Message.parse("MODE a\tb +o").parameters()).containsExactly("a\tb", "+o");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ":",
        ":a",
        ":a ",
        "@",
        "@a",
        "@a=b ",
        "@a :b ",
        "::: :",
        "fée x",
        "A\u0000B",
        "PING a\rb"
      })
  void refusesWhatHasNoCommand(String line) {
    assertThatThrownBy(() -> Message.parse(line)).isInstanceOf(MalformedException.class);
  }

  @Test
  void tagValuesAreEscapedBothWays() throws Exception {
    String value = "a;b c\\d\re\n=";
    Message message = new Message(Map.of("k", value), "", "TAGMSG", List.of("#a"));
    assertThat(message.format()).isEqualTo("@k=a\\:b\\sc\\\\d\\re\\n= TAGMSG #a");
    assertThat(Message.parse(message.format())).isEqualTo(message);
  }

  @Test
  void unknownEscapesLoseTheBackslashAndATrailingOneIsDropped() throws Exception {
    assertThat(Message.parse("@a=\\b;c=d\\;e=\\\\ X").tags())
        .isEqualTo(Map.of("a", "b", "c", "d", "e", "\\"));
  }

  @Test
  void aRepeatedTagKeepsItsLastValueAndBadKeysGo() throws Exception {
    assertThat(Message.parse("@a=1;a=2;b=;é=3;=4;; X").tags()).isEqualTo(Map.of("a", "2", "b", ""));
  }

  @Test
  void missingParametersAreEmpty() {
    assertThat(Message.of("NICK", "ann").parameter(3)).isEmpty();
  }
}
