package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.identity.StateDirectory;
import sextant.web.WebRequest.Caching;

class HttpCacheTest {
  @TempDir private Path folder = Path.of("");
  private final MovingClock clock = new MovingClock();
  private WebProfile profile = WebProfile.inMemory();
  private WebClient client = WebClient.open(profile, WebOptions.DEFAULT);

  /** Stands still until it is moved. */
  private static final class MovingClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void open() {
    profile = WebProfile.open(StateDirectory.at(folder), new TrafficLog(), clock);
    client = WebClient.open(profile, WebOptions.DEFAULT);
  }

  @AfterEach
  void close() {
    client.close();
    profile.close();
  }

  private String get(WebUrl url, Caching caching) throws IOException {
    try (WebResponse response = client.fetch(WebRequest.get(url).with(caching))) {
      String body = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
      return response.exchange().source() + " " + body;
    }
  }

  private static TestServer counting(String... headers) throws IOException {
    var server = new TestServer[1];
    server[0] =
        TestServer.answering(
            asked -> TestServer.ok(Integer.toString(server[0].asked().size()), headers));
    return server[0];
  }

  @Test
  void aFreshAnswerIsUsedAndAnOldOneAskedFor() throws IOException {
    try (var server = counting("Cache-Control: max-age=60")) {
      assertThat(get(server.url("/"), Caching.USUAL)).isEqualTo("NETWORK 1");
      assertThat(get(server.url("/"), Caching.USUAL)).isEqualTo("CACHE 1");
      clock.now = clock.now.plusSeconds(61);
      assertThat(get(server.url("/"), Caching.USUAL)).isEqualTo("NETWORK 2");
    }
  }

  @Test
  void theServerIsAskedWhetherAnOldAnswerStillHolds() throws IOException {
    try (var server =
        TestServer.answering(asked ->
            asked.headers().first("If-None-Match").equals(Optional.of("\"v1\""))
                ? "HTTP/1.1 304 Not Modified\r\nCache-Control: max-age=60\r\nETag: \"v1\"\r\n\r\n"
                : TestServer.ok("body", "Cache-Control: max-age=60", "ETag: \"v1\""))) {
      assertThat(get(server.url("/"), Caching.USUAL)).isEqualTo("NETWORK body");
      clock.now = clock.now.plusSeconds(100);
      assertThat(get(server.url("/"), Caching.USUAL)).isEqualTo("REVALIDATED body");
      assertThat(get(server.url("/"), Caching.USUAL)).isEqualTo("CACHE body");
      assertThat(get(server.url("/"), Caching.REVALIDATE)).isEqualTo("REVALIDATED body");
      assertThat(get(server.url("/"), Caching.RELOAD)).isEqualTo("NETWORK body");
      assertThat(server.asked().getLast().headers().has("If-None-Match")).isFalse();
    }
  }

  @Test
  void whatMustNotBeStoredIsNot() throws IOException {
    try (var server = counting("Cache-Control: no-store, max-age=60")) {
      assertThat(get(server.url("/"), Caching.USUAL)).isEqualTo("NETWORK 1");
      assertThat(get(server.url("/"), Caching.USUAL)).isEqualTo("NETWORK 2");
    }
    try (var server = counting("Cache-Control: no-cache", "ETag: \"x\"")) {
      assertThat(get(server.url("/"), Caching.USUAL)).isEqualTo("NETWORK 1");
      assertThat(get(server.url("/"), Caching.USUAL)).isEqualTo("NETWORK 2");
    }
    try (var server = counting("Vary: *", "Cache-Control: max-age=60")) {
      assertThat(get(server.url("/"), Caching.USUAL)).isEqualTo("NETWORK 1");
      assertThat(get(server.url("/"), Caching.USUAL)).isEqualTo("NETWORK 2");
    }
  }

  @Test
  void anAnswerForOtherHeadersIsNotUsed() throws IOException {
    try (var server = counting("Vary: Accept-Language", "Cache-Control: max-age=60")) {
      WebRequest english =
          WebRequest.get(server.url("/")).withHeaders(HeaderList.of("Accept-Language", "en"));
      client.fetch(english).body().readAllBytes();
      assertThat(client.fetch(english).exchange().source()).isEqualTo(Exchange.Source.CACHE);
      WebRequest chinese = english.withHeaders(HeaderList.of("Accept-Language", "zh"));
      assertThat(client.fetch(chinese).exchange().source()).isEqualTo(Exchange.Source.NETWORK);
    }
  }

  @Test
  void aPostForgetsWhatItChanged() throws IOException {
    try (var server = counting("Cache-Control: max-age=60")) {
      get(server.url("/"), Caching.USUAL);
      client.fetch(WebRequest.get(server.url("/")).with("POST", Optional.empty())).close();
      assertThat(get(server.url("/"), Caching.USUAL)).isEqualTo("NETWORK 3");
    }
  }

  @Test
  void theCacheSurvivesTheProgramAndItsLimitHolds() throws IOException {
    HttpCache small = new HttpCache(folder.resolve("small"), 8_000);
    WebUrl url = WebUrl.of("http://example.org/");
    for (int i = 0; i < 20; i++) {
      WebRequest request = WebRequest.get(url.resolve("/" + i).orElseThrow());
      var answer =
          new StoredAnswer(
              request.url().toString(),
              200,
              "OK",
              HeaderList.of("Cache-Control", "max-age=60"),
              HeaderList.NONE,
              clock.now,
              clock.now);
      try (HttpCache.Writing writing = small.store(request, answer).orElseThrow()) {
        writing.write(ByteBuffer.allocate(900));
        writing.commit();
      }
    }
    assertThat(small.byteCount()).isLessThanOrEqualTo(8_000).isGreaterThan(6_000);
    HttpCache again = new HttpCache(folder.resolve("small"), 8_000);
    assertThat(again.byteCount()).isEqualTo(small.byteCount());
    WebRequest newest = WebRequest.get(url.resolve("/19").orElseThrow());
    assertThat(again.find(newest, HeaderList.NONE)).isPresent();
    again.clear();
    assertThat(again.find(newest, HeaderList.NONE)).isEmpty();
  }

  @Test
  void aDamagedHeadCountsAsNothing() throws IOException {
    try (var server = counting("Cache-Control: max-age=60")) {
      get(server.url("/"), Caching.USUAL);
      try (var files = Files.walk(folder)) {
        for (Path head : files.filter(f -> f.toString().endsWith(".head")).toList()) {
          Files.writeString(head, "sextant-cache 1\nhttp://");
        }
      }
      assertThat(get(server.url("/"), Caching.USUAL)).isEqualTo("NETWORK 2");
    }
  }

  @Test
  void ageAndLifetimeAreReckonedAsTheRfcDoes() {
    var answer =
        new StoredAnswer(
            "http://example.org/",
            200,
            "OK",
            HeaderList.of(
                "Date", "Thu, 01 Jan 2026 11:59:50 GMT",
                "Age", "30",
                "Last-Modified", "Thu, 01 Jan 2026 11:43:10 GMT"),
            HeaderList.NONE,
            clock.now.minusSeconds(2),
            clock.now);
    assertThat(answer.age(clock.now.plusSeconds(8))).isEqualTo(Duration.ofSeconds(40));
    assertThat(answer.lifetime()).isEqualTo(Duration.ofSeconds(100));
  }
}
