package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.words.Failure;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;
import sextant.words.Language;
import sextant.words.ResponseFault;

/** What is wrong with an answer is said in the person's language. */
class ResponseFaultTest {
  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        CHUNKED + "zz\r\nabc",
        CHUNKED + "1\r\nabc\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: rot13\r\n\r\nab",
        "220 mail.example ready\r\n\r\n",
        "HTTP/3.7 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon here\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX: a\u0001b\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n12345678901234567890",
        "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 20\r\n\r\n12345678901234567890"
      })
  void inChineseToo(String answer) throws IOException {
    try (var server =
            TestServer.start((asked, output) -> {
              output.write(answer.getBytes(StandardCharsets.ISO_8859_1));
              return false;
            });
        var client = WebClient.open(WebProfile.inMemory(), WebOptions.DEFAULT)) {
      WebRequest request = WebRequest.get(server.url("/"));
      Failure why =
          catchThrowableOfType(
                  FailureException.class,
                  () -> {
                    try (WebResponse response = client.fetch(request)) {
                      response.body().readAllBytes();
                    }
                  })
              .failure();
      assertThat(why.kind()).isEqualTo(Kind.BAD_RESPONSE);
      assertThat(Arrays.stream(ResponseFault.values()).map(ResponseFault::technical))
          .contains(why.detail());
      assertThat(why.explain(Language.CHINESE).why().replace("HTTP", ""))
          .doesNotMatch("(?s).*[a-z]{3}.*");
    }
  }
}
