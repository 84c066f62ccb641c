package sextant.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.wire.Bytes;
import sextant.words.FailureException;

class ReplyRulesTest {
  private static final ReplyAnswer.Scene SCENE =
      new ReplyAnswer.Scene("127.0.0.1:9", "Tue Nov 24 01:02:03 2026", 7, bound -> bound - 1);

  private static String answer(String rules, String message) throws FailureException {
    Optional<Bytes> answer = ReplyRules.parse(rules).answer(Bytes.ofText(message), SCENE);
    return answer.map(Bytes::toText).orElse("nothing");
  }

  @Test
  void theFirstRuleThatMatchesAnswers() throws FailureException {
    String rules = "# greetings\ntext ping => pong\n\nany => what?";
    assertThat(answer(rules, "ping\r\n")).isEqualTo("pong");
    assertThat(answer(rules, "pingpong")).isEqualTo("what?");
  }

  @Test
  void staysSilentWhenNoRuleMatches() throws FailureException {
    assertThat(answer("text ping => pong", "hello")).isEqualTo("nothing");
  }

  @Test
  void capturesFillTheAnswerByNumberAndName() throws FailureException {
    String rule = "regex set (?<key>\\w+)=(\\d+) => {key} is {2}, was said: {0}\\n";
    assertThat(answer(rule, "please set x=42 now\n")).isEqualTo("x is 42, was said: set x=42\n");
  }

  @ParameterizedTest
  @CsvSource({
    "{time}, Tue Nov 24 01:02:03 2026",
    "{counter}, 7",
    "{random}, 99",
    "{random:1-6}, 6",
    "{length}, 9",
    "{crc32}, cbf43926",
    "{crc16}, 4b37",
    "{peer}, 127.0.0.1:9",
    "{{}0}, {0}",
  })
  void macrosSpeakOfTheMessageAndThePeer(String macro, String expected) throws FailureException {
    assertThat(answer("any => " + macro, "123456789")).isEqualTo(expected);
  }

  @Test
  void hexRulesMatchTheFirstBytesAndAnswerWithAChecksumInBytes() throws Exception {
    ReplyRules rules = ReplyRules.parse("hex 01 03 .. 10 => hex 01 03 02 00 2A {crc16}");
    Optional<Bytes> answer = rules.answer(Bytes.ofHex("01 03 ff 10 99"), SCENE);
    assertThat(answer).contains(Bytes.ofHex("01 03 02 00 2a 39 9b"));
    assertThat(rules.answer(Bytes.ofHex("01 03 ff"), SCENE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "text a; expected MATCH => ANSWER",
        "like a => b; expected any, text, hex or regex: like",
        "regex ( => b; Unclosed group near index 1",
        "hex 0g => b; not pairs of hexadecimal digits",
        "any => \\q; no such escape: \\q",
        "any => {random:9-1}; random takes FROM-TO, not 9-1",
      })
  void namesTheLineThatIsWrong(String rule, String why) {
    assertThatThrownBy(() -> ReplyRules.parse("any => fine\n" + rule))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("rule line 2")
        .hasMessageContaining(why);
  }

  @Test
  void aServerAnswersByItsRules() throws Exception {
    Mode mode = new Mode.Reply(ReplyRules.parse("text ping => pong {counter}"));
    Heard heard = new Heard();
    try (TalkServer server = Loopback.tcp(mode);
        TalkClient client = Loopback.connect(server, heard)) {
      client.conversation().send(Bytes.ofText("ping"));
      assertThat(heard.next("IN")).isEqualTo("IN pong 1");
    }
  }
}
