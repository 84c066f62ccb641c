package sextant.packets.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.wire.Ipv4Address;
import sextant.words.Language;

class FilterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tcp",
        "host 10.0.0.1",
        "10.0.0.1",
        "src host 10.0.0.1 and dst port 443",
        "tcp src port 80 or 443",
        "src or dst net 192.168",
        "net 10.0.0.0 mask 255.0.0.0",
        "not (arp or icmp6)",
        "!(tcp && port http) || udp",
        "ether host 02:00:5e:10:00:01",
        "tcp flags syn,!ack",
        "TCP Flags SYN",
        "vlan 7 and ip6 host fe80::1",
        "tcp[tcpflags] & (tcp-syn|tcp-ack) = tcp-syn",
        "(ip[0] & 0xf) * 4 > 20",
        "len <= 0x100",
        "ip proto \\tcp",
        "host localhost",
        "portrange 6000-6010",
        "less 64 or greater 1500",
        "icmp[icmptype] != icmp-echo"
      })
  void understands(String text) throws FilterException {
    assertThat(Filter.parse(text).compile(LinkLayer.ETHERNET).instructions()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "hots 10.0.0.1; UNKNOWN_WORD; 0; 4",
        "tcp and; EXPECTED_TEST; 7; 0",
        "tcp udp; EXPECTED_OPERATOR; 4; 3",
        "port; EXPECTED_VALUE; 4; 0",
        "port 70000; BAD_PORT; 5; 5",
        "host 10.0.0; BAD_ADDRESS; 5; 6",
        "net 10.0.0.1/8; BITS_BEYOND_MASK; 4; 10",
        "net 10.0.0.0/33; BAD_NETWORK; 4; 11",
        "(tcp or udp; EXPECTED_BRACKET; 0; 1",
        "tcp); UNEXPECTED_BRACKET; 3; 1",
        "arp port 80; BAD_QUALIFIER; 4; 4",
        "ip6 host 10.0.0.1; FAMILY_MISMATCH; 9; 8",
        "tcp[13:3] > 1; BAD_SIZE; 7; 1",
        "tcp[13 > 1; EXPECTED_BRACKET; 3; 1",
        "ip[0] 5; EXPECTED_RELATION; 6; 1",
        "ip[0] / 0 = 1; DIVISION_BY_ZERO; 6; 1",
        "tcp flags sin; BAD_FLAG; 10; 3",
        "ether host 1.2.3.4; BAD_MAC; 11; 7",
        "host no.such.invalid; UNKNOWN_HOST; 5; 15",
        "portrange 5; BAD_PORT_RANGE; 10; 1",
        "less many; BAD_NUMBER; 5; 4"
      })
  void saysWhereItIsWrong(String text, FilterProblem problem, int position, int length) {
    FilterException failure = catchThrowableOfType(FilterException.class, () -> Filter.parse(text));
    assertThat(failure.problem()).isEqualTo(problem);
    assertThat(List.of(failure.position(), failure.length())).containsExactly(position, length);
  }

  @Test
  void guessesTheWordThatWasMeant() {
    FilterException failure =
        catchThrowableOfType(FilterException.class, () -> Filter.parse("tcp or hots 10.0.0.1"));
    assertThat(failure.suggestion()).hasValue("host");
    assertThat(failure.explain(Language.ENGLISH))
        .isEqualTo("“hots” is not a word of the filter language, did you mean “host”?");
    assertThat(failure.explain(Language.CHINESE)).isEqualTo("“hots”不是过滤语言里的词，是不是“host”？");
    assertThat(failure.pointAt("tcp or hots 10.0.0.1"))
        .isEqualTo("tcp or hots 10.0.0.1\n       ^~~~");
  }

  @Test
  void looksHostNamesUpWhereItIsTold() throws FilterException {
    HostNames names = name -> List.of(Ipv4Address.of(192, 0, 2, 1), Ipv4Address.of(192, 0, 2, 2));
    String program = Filter.parse("host printer", names).compile(LinkLayer.RAW_IPV4).toString();
    assertThat(program).contains("#0xc0000201", "#0xc0000202");
  }

  @Test
  void refusesWhatTheLinkDoesNotHave() throws FilterException {
    Filter filter = Filter.parse("tcp and ether host 02:00:5e:10:00:01");
    FilterException failure =
        catchThrowableOfType(FilterException.class, () -> filter.compile(LinkLayer.RAW_IP));
    assertThat(failure.problem()).isEqualTo(FilterProblem.NOT_ON_THIS_LINK);
    assertThat(failure.position()).isEqualTo(8);
  }

  @Test
  void survivesLongAndDeepTexts() throws FilterException {
    StringBuilder many = new StringBuilder("port 1");
    for (int port = 2; port < 150; port++) {
      many.append(" or ").append(port);
    }
    BpfProgram program = Filter.parse(many.toString()).compile(LinkLayer.ETHERNET);
    assertThat(program.instructions().size()).isGreaterThan(900);
    assertThat(catchThrowableOfType(FilterException.class, () -> Filter.parse("(".repeat(5000))))
        .isNotNull();
    assertThat(
            catchThrowableOfType(FilterException.class, () -> Filter.parse("not ".repeat(3000)))
                .problem())
        .isEqualTo(FilterProblem.TOO_COMPLEX);
  }
}
