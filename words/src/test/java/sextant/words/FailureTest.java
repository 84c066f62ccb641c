package sextant.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTest {
  @Test
  void namesTheHostThatRefused() throws IOException {
    String subject;
    Failure failure;
    InetAddress here = InetAddress.getLoopbackAddress();
    try (var deaf = new Socket()) { // bound, so nobody else gets the port, and not listening
      deaf.bind(new InetSocketAddress(here, 0));
      int port = deaf.getLocalPort();
      subject = "127.0.0.1:" + port;
      failure = Failure.of(catchThrowable(() -> new Socket(here, port)), subject);
    }
    assertThat(failure.kind()).isEqualTo(Failure.Kind.CONNECTION_REFUSED);
    assertThat(failure.explain(Language.ENGLISH).what())
        .isEqualTo(subject + " refused the connection");
    assertThat(failure.explain(Language.CHINESE).what()).isEqualTo(subject + " 拒绝了连接");
  }

  @Test
  void tellsAPrivilegedPortFromOtherDenials() {
    var denied = new SocketException("Permission denied");
    assertThat(Failure.of(denied, "127.0.0.1:80").kind()).isEqualTo(Failure.Kind.PRIVILEGED_PORT);
    assertThat(Failure.of(denied, "127.0.0.1:8080").kind())
        .isEqualTo(Failure.Kind.PERMISSION_DENIED);
  }

  @Test
  void knowsAPortInUseAndAnUnknownHost() {
    assertThat(Failure.of(new BindException("Address already in use"), "x:1").kind())
        .isEqualTo(Failure.Kind.ADDRESS_IN_USE);
    assertThat(Failure.of(new UnknownHostException("nosuch.invalid"), "nosuch.invalid").kind())
        .isEqualTo(Failure.Kind.UNKNOWN_HOST);
  }

  @Test
  void anAddressOfIpv6IsUnreachableForAComputerWithoutIt() {
    for (String said :
        new String[] {"IPv6 protocol family unavailable", "Unsupported address type"}) {
      assertThat(Failure.of(new SocketException(said), "[::1]:80").kind())
          .isEqualTo(Failure.Kind.UNREACHABLE);
    }
  }

  @Test
  void aHostOfNumbersIsToldWhatAnAddressIs() {
    assertThat(why("256.1.1.1")).contains("four numbers");
    assertThat(why("1.2.3:80")).contains("four numbers");
    assertThat(why("nosuch.invalid")).contains("name server");
  }

  private static String why(String host) {
    return new Failure(Failure.Kind.UNKNOWN_HOST, host, "").explain(Language.ENGLISH).why();
  }

  @Test
  void keepsTheFailureThatAnEngineAlreadyNamed() {
    var named = new Failure(Failure.Kind.NOT_TLS, "a:1", "");
    assertThat(Failure.wrap(new FailureException(named), "b:2").failure()).isEqualTo(named);
  }

  @ParameterizedTest
  @EnumSource
  void everyKindIsExplainedInBothLanguages(Failure.Kind kind) {
    var failure = new Failure(kind, "SUBJECT", "DETAIL");
    var english = failure.explain(Language.ENGLISH);
    var chinese = failure.explain(Language.CHINESE);
    assertThat(english.what()).isNotBlank().isNotEqualTo(chinese.what());
    assertThat(english.todo()).isNotBlank().isNotEqualTo(chinese.todo());
    assertThat(chinese.what() + chinese.why() + chinese.todo()).containsPattern("\\p{IsHan}");
  }

  @ParameterizedTest
  @EnumSource(InputRule.class)
  void everyRuleForInputIsSaidInBothLanguages(InputRule rule) {
    Failure failure = Failure.badInput("x", rule);
    assertThat(failure.explain(Language.ENGLISH).why()).doesNotContain(rule.name());
    assertThat(failure.explain(Language.CHINESE).why()).matches(".*\\p{IsHan}.*");
  }

  @Test
  void namesTheSystemThatHasToWait() {
    Failure failure = new Failure(Failure.Kind.NOT_YET_HERE, "ping", "Windows 11");
    assertThat(failure.explain(Language.ENGLISH).what())
        .isEqualTo("ping does not work on Windows 11 yet");
    assertThat(failure.explain(Language.CHINESE).what()).contains("Windows 11");
  }

  @Test
  void aWindowSaysSentencesThatBeginWithACapitalUnlessANameBeginsThem() {
    var refused = new Failure(Failure.Kind.CONNECTION_REFUSED, "localhost:9", "");
    var said = refused.sentences(Language.ENGLISH);
    assertThat(said.what()).isEqualTo("localhost:9 refused the connection");
    assertThat(said.why()).isEqualTo("Nothing listens on that port there");
    assertThat(said.todo()).startsWith("Check the port");
    var inUse = new Failure(Failure.Kind.ADDRESS_IN_USE, "localhost:9", "");
    assertThat(inUse.line(Language.ENGLISH))
        .startsWith("Cannot listen on localhost:9: another program already uses this port (choose");
    assertThat(refused.sentences(Language.CHINESE)).isEqualTo(refused.explain(Language.CHINESE));
  }
}
