package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as hosts: the cases of the WHATWG URL standard and what is written to deceive. */
class NumericHostTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "127.0.0.1., 127.0.0.1",
    "127.1, 127.0.0.1",
    "127.0.1, 127.0.0.1",
    "0x7f.1, 127.0.0.1",
    "0X7F.0x0.0x1, 127.0.0.1",
    "0177.0.0.01, 127.0.0.1",
    "2130706433, 127.0.0.1",
    "0x7f000001, 127.0.0.1",
    "017700000001, 127.0.0.1",
    "0x00000000000000000000000007f000001, 127.0.0.1",
    "0, 0.0.0.0",
    "0x, 0.0.0.0",
    "0x., 0.0.0.0",
    "1.0x, 1.0.0.0",
    "4294967295, 255.255.255.255",
    "192.168.257, 192.168.1.1",
    "192.65793, 192.1.1.1",
    "１２７.1, 127.0.0.1",
    "%31%32%37.1, 127.0.0.1",
    "foo.0x4.example, foo.0x4.example",
    "0xg.example, 0xg.example",
    "1.2.3.08x, 1.2.3.08x",
    "example.1a, example.1a"
  })
  void aHostIsReadAsBrowsersReadIt(String host, String read) {
    assertThat(WebUrl.parse("http://" + host + "/").map(WebUrl::host)).contains(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.3.4.5",
        "256.1.1.1",
        "1.256.1",
        "1.2.3.256",
        "1.2.65536",
        "1.16777216",
        "4294967296",
        "0x100000000",
        "99999999999999999999999999999",
        "0xffffffffffffffffffffffffffffffff",
        "09.1.1.1",
        "1.2.3.09",
        "1.2.3.08",
        "foo.127.0.0.1",
        "foo.0x4",
        "foo.09",
        "foo.0x",
        "1..1",
        "1.2.3.4.5.",
        "0x7g.1"
      })
  void whatEndsInANumberAndIsNoAddressIsRefused(String host) {
    assertThat(WebUrl.parse("http://" + host + "/")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.1", "0x7f.1", "2130706433", "127.0.0.1."})
  void thisComputerIsKnownInEveryForm(String host) {
    assertThat(WebUrl.parse("http://" + host + ":8080/"))
        .hasValueSatisfying(url -> {
          assertThat(url.isLoopback()).isTrue();
          assertThat(url.origin()).isEqualTo("http://127.0.0.1:8080");
        });
  }

  @ParameterizedTest
  @CsvSource({"//0x7f.1/a, http://127.0.0.1/a", "http://127.1:81/, http://127.0.0.1:81/"})
  void linksAreReadTheSame(String link, String read) {
    assertThat(WebUrl.parse("http://example.org/").flatMap(url -> url.resolve(link)))
        .hasToString("Optional[" + read + "]");
    assertThat(WebUrl.parse("http://example.org/").flatMap(url -> url.resolve("//1.2.3.4.5/")))
        .isEmpty();
  }
}
