package sextant.desktop.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import sextant.desktop.talk.TalkModel.Transport;
import sextant.talk.Address;
import sextant.talk.Mode;
import sextant.words.FailureException;
import sextant.words.Language;

class PlacesTest {
  @Test
  void whatIsLeftOutHasAGoodDefault() throws FailureException {
    assertThat(Places.parse(Transport.TCP, "", "localhost"))
        .isEqualTo(new Address.Tcp("localhost", 14153));
    assertThat(Places.parse(Transport.UDP, "9000", "*")).isEqualTo(new Address.Udp("*", 9000));
    assertThat(Places.parse(Transport.TLS, "example.org", "localhost"))
        .isEqualTo(new Address.Tls("example.org", 14153));
    assertThat(Places.parse(Transport.WS, "here:80", "localhost"))
        .isEqualTo(new Address.WebSocket("here", 80, "/", false));
  }

  @Test
  void aTransportInTheTextWins() throws FailureException {
    assertThat(Places.parse(Transport.TCP, "udp:here:9", "localhost"))
        .isEqualTo(new Address.Udp("here", 9));
  }

  @Test
  void nonsenseIsRefusedInWords() {
    assertThatThrownBy(() -> Places.parse(Transport.TCP, "here:99999", "localhost"))
        .isInstanceOf(FailureException.class);
  }

  @Test
  void theCommandLineDoesTheSameThing() throws FailureException {
    assertThat(
            CommandLines.serve(
                new Address.Tcp("localhost", 14153), new Mode.Talk(Language.ENGLISH)))
        .isEqualTo("sextant talk serve");
    assertThat(CommandLines.serve(new Address.Udp("*", 7), new Mode.Echo()))
        .isEqualTo("sextant talk serve --udp --mode echo --host '*' --port 7");
    assertThat(CommandLines.connect(new Address.Tls("example.org", 443)))
        .isEqualTo("sextant talk connect --tls example.org 443");
  }
}
