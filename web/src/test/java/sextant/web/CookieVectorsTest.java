package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors of the IETF working group that wrote RFC 6265. */
class CookieVectorsTest {
  // in the vectors the year 2019 lies ahead
  private static final Clock THEN =
      Clock.fixed(Instant.parse("2011-01-01T00:00:00Z"), ZoneOffset.UTC);

  static Stream<Map<String, Object>> parserVectors() throws IOException {
    return read("parser.json").stream()
        .filter(vector -> !String.valueOf(vector.get("test")).startsWith("DISABLED_"))
        // "domain=foo; domain=": RFC 6265bis, 5.7, takes the last one, which is empty
        .filter(vector -> !"OPTIONAL_DOMAIN0042".equals(vector.get("test")));
  }

  static Stream<Map<String, Object>> dateVectors() throws IOException {
    return Stream.concat(read("examples.json").stream(), read("bsd-examples.json").stream());
  }

  @ParameterizedTest
  @MethodSource("parserVectors")
  void whatIsSentBackIsWhatTheVectorSays(Map<String, Object> vector) throws IOException {
    var jar = new CookieJar(THEN, () -> {});
    WebUrl from = WebUrl.of("http://home.example.org:8888/cookie-parser?" + vector.get("test"));
    for (Object field : (List<?>) Objects.requireNonNull(vector.get("received"))) {
      jar.set(WebRequest.get(from), (String) field, CookieJar.Asker.HTTP);
    }
    String path = (String) vector.getOrDefault("sent-to", "/cookie-parser-result");
    WebUrl to = WebUrl.of(path.startsWith("http") ? path : "http://home.example.org:8888" + path);
    List<String> sent =
        jar.matching(WebRequest.get(to), CookieJar.Asker.HTTP).stream()
            .filter(cookie -> !cookie.name().isEmpty()) // RFC 6265bis keeps nameless ones
            .map(Cookie::pair)
            .toList();
    List<String> expected =
        ((List<?>) Objects.requireNonNull(vector.get("sent")))
            .stream()
                .map(one -> (Map<?, ?>) one)
                .map(one ->
                    "".equals(one.get("name"))
                        ? String.valueOf(one.get("value"))
                        : one.get("name") + "=" + one.get("value"))
                .toList();
    assertThat(sent).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("dateVectors")
  void datesMeanWhatTheVectorSays(Map<String, Object> vector) {
    Optional<Instant> expected =
        Optional.ofNullable((String) vector.get("expected")).flatMap(HttpDates::parse);
    assertThat(CookieDate.parse((String) Objects.requireNonNull(vector.get("test"))))
        .isEqualTo(expected);
  }

  private static List<Map<String, Object>> read(String name) throws IOException {
    try (JsonParser parser =
        new JsonFactory()
            .createParser(
                Objects.requireNonNull(
                    CookieVectorsTest.class.getResourceAsStream("/cookies/" + name)))) {
      parser.nextToken();
      List<Map<String, Object>> vectors = new ArrayList<>();
      for (Object one : list(parser)) {
        Map<String, Object> vector = new HashMap<>();
        ((Map<?, ?>) one).forEach((key, value) -> vector.put((String) key, value));
        vectors.add(vector);
      }
      return vectors;
    }
  }

  private static List<Object> list(JsonParser parser) throws IOException {
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_ARRAY -> list(parser);
      case START_OBJECT -> {
        Map<String, Object> map = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          if (parser.nextToken() != JsonToken.VALUE_NULL) {
            map.put(name, value(parser));
          }
        }
        yield map;
      }
      default -> parser.getText();
    };
  }
}
