package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;

/** Servers that lie, stall and swell: an error with a name comes out, or exactly what was sent. */
class HostileServerTest {
  private final WebProfile profile = WebProfile.inMemory();
  private final WebClient client = WebClient.open(profile, WebOptions.DEFAULT);

  @AfterEach
  void close() {
    client.close();
  }

  private String fetched(String answer) throws IOException {
    try (var server = closing(answer);
        WebResponse response = client.fetch(WebRequest.get(server.url("/")))) {
      return new String(response.body().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static TestServer closing(String answer) throws IOException {
    return TestServer.start((asked, output) -> {
      output.write(answer.getBytes(StandardCharsets.ISO_8859_1));
      return false;
    });
  }

  private Kind failure(String answer) {
    return catchThrowableOfType(FailureException.class, () -> fetched(answer)).failure().kind();
  }

  @Test
  void headersWithoutEndAreCutOff() {
    String endless = "HTTP/1.1 200 OK\r\n" + ("X: " + "x".repeat(1_000) + "\r\n").repeat(2_000);
    assertThat(failure(endless + "\r\n")).isIn(Kind.BAD_RESPONSE, Kind.CONNECTION_CLOSED);
    assertThat(failure("HTTP/1.1 200 OK\r\nX: " + "x".repeat(2_000_000) + "\r\n\r\n"))
        .isIn(Kind.BAD_RESPONSE, Kind.CONNECTION_CLOSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ZZ\r\nabc\r\n0\r\n\r\n",
        "-5\r\nabc\r\n0\r\n\r\n",
        "FFFFFFFFFFFFFFFFF\r\nabc",
        "7FFFFFFFFFFFFFFF\r\nabc",
        "5\r\nabc"
      })
  void chunksOfNonsenseAreAFailure(String body) {
    assertThat(failure("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body))
        .isIn(Kind.BAD_RESPONSE, Kind.CONNECTION_CLOSED);
  }

  @Test
  void lengthsThatLieAreToldOrHeldTo() throws IOException {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: ";
    assertThat(failure(head + "10\r\n\r\nabc")).isIn(Kind.BAD_RESPONSE, Kind.CONNECTION_CLOSED);
    assertThat(failure(head + "99999999999999999\r\n\r\nabc"))
        .isIn(Kind.BAD_RESPONSE, Kind.CONNECTION_CLOSED);
    assertThat(fetched(head + "3\r\n\r\nabcdefgh")).isEqualTo("abc");
    assertThat(failure(head + "-3\r\n\r\nabc")).isEqualTo(Kind.BAD_RESPONSE);
    assertThat(failure(head + "x\r\n\r\nabc")).isEqualTo(Kind.BAD_RESPONSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n\r\n", "HTTP/1.1\r\n\r\n", "HTTP/9 x\r\n\r\n", "220 ftp\r\n"})
  void whatIsNoHttpIsAFailure(String answer) {
    assertThat(failure(answer)).isIn(Kind.BAD_RESPONSE, Kind.CONNECTION_CLOSED);
  }

  @Test
  void aBombOfZerosStreamsInConstantMemory() throws IOException {
    long size = 256L << 20;
    var packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] zeros = new byte[1 << 16];
      for (long done = 0; done < size; done += zeros.length) {
        gzip.write(zeros);
      }
    }
    profile.traffic().keepingBodies();
    try (var server = encoded("gzip", packed.toByteArray());
        WebResponse response = client.fetch(WebRequest.get(server.url("/")))) {
      assertThat(response.body().transferTo(OutputStream.nullOutputStream())).isEqualTo(size);
      assertThat(response.exchange().wireBytes()).isEqualTo(packed.size());
      assertThat(response.exchange().capturedBody()).hasSize(2 << 20);
    }
  }

  private static TestServer encoded(String encoding, byte[] body) throws IOException {
    return TestServer.start((asked, output) -> {
      String head =
          "HTTP/1.1 200 OK\r\nContent-Encoding: "
              + encoding
              + "\r\nContent-Length: "
              + body.length
              + "\r\n\r\n";
      output.write(head.getBytes(StandardCharsets.ISO_8859_1));
      output.write(body);
      return true;
    });
  }

  @Test
  void encodingsInManyLayersAreRefused() {
    String layers = "gzip, ".repeat(50) + "gzip";
    assertThat(failure("HTTP/1.1 200 OK\r\nContent-Encoding: " + layers + "\r\n\r\nx"))
        .isEqualTo(Kind.BAD_RESPONSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br"})
  void encodedRubbishIsAFailure(String encoding) throws IOException {
    byte[] rubbish = Base64.getDecoder().decode("/////////////////////////////////////w==");
    try (var server = encoded(encoding, rubbish);
        WebResponse response = client.fetch(WebRequest.get(server.url("/")))) {
      assertThat(
              catchThrowableOfType(
                      FailureException.class,
                      () -> response.body().transferTo(OutputStream.nullOutputStream()))
                  .failure()
                  .kind())
          .isEqualTo(Kind.BAD_RESPONSE);
    }
  }

  @Test
  void aServerThatDripsForEverIsCancelledAtOnce() throws Exception {
    var isDripping = new CompletableFuture<Boolean>();
    try (var server =
        TestServer.start((asked, output) -> {
          output.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
          while (true) {
            output.write('.');
            output.flush();
            isDripping.complete(true);
          }
        })) {
      WebResponse response = client.fetch(WebRequest.get(server.url("/")));
      var reading =
          CompletableFuture.supplyAsync(() ->
              catchThrowableOfType(
                  IOException.class,
                  () -> response.body().transferTo(OutputStream.nullOutputStream())));
      assertThat(isDripping.get(30, TimeUnit.SECONDS)).isTrue();
      profile.traffic().cancelTab(0);
      assertThat(reading.get(30, TimeUnit.SECONDS)).isNotNull();
      assertThat(response.exchange().state()).isEqualTo(Exchange.State.CANCELLED);
    }
  }
}
