package sextant.packets.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.words.Language;

class CompletionTest {
  @Test
  void offersEveryBeginningOfATestInAnEmptyBox() {
    assertThat(Completion.at("", 0).words())
        .contains("not", "host", "tcp", "port", "vlan", "less")
        .doesNotContain("and", "or", "mask");
  }

  @Test
  void completesTheWordBeingTyped() {
    assertThat(Completion.at("tcp and po", 10))
        .isEqualTo(new Completion(8, 10, List.of("port", "portrange")));
  }

  @Test
  void offersWhatFitsTheProtocol() {
    assertThat(Completion.at("tcp ", 4).words())
        .contains("port", "src", "flags", "and", "or")
        .doesNotContain("host", "udp");
  }

  @Test
  void offersServicesAndFlagsAsValues() {
    assertThat(Completion.at("port ht", 7).words()).containsExactly("http", "https");
    assertThat(Completion.at("tcp flags syn,!a", 16).words()).containsExactly("ack");
  }

  @Test
  void offersOnlyJoiningWordsAfterACompleteTest() {
    assertThat(Completion.at("host 10.0.0.1 ", 14).words()).containsExactly("and", "or");
  }

  @Test
  void explainsWordsInBothLanguages() {
    assertThat(Completion.meaning("port", Language.ENGLISH)).hasValue("TCP, UDP or SCTP port");
    assertThat(Completion.meaning("port", Language.CHINESE)).hasValue("TCP、UDP 或 SCTP 端口");
    assertThat(Completion.meaning("https", Language.ENGLISH)).isEmpty();
  }
}
