package sextant.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The head of an answer in the cache and what RFC 9111 says about it. Pure: time comes in.
 *
 * @param vary the request fields that chose this answer, with their values then
 * @param requested when the request went out
 * @param received when the answer came
 */
record StoredAnswer(
    String url,
    int status,
    String reason,
    HeaderList headers,
    HeaderList vary,
    Instant requested,
    Instant received) {
  private static final Set<Integer> CACHEABLE_BY_DEFAULT =
      Set.of(200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501);
  private static final Duration LONGEST_GUESS = Duration.ofDays(1);
  private static final List<String> OF_THE_CONNECTION =
      List.of("Connection", "Keep-Alive", "Proxy-Authenticate", "TE", "Trailer", "Upgrade");

  /** Whether an answer may be stored by a private cache (RFC 9111, 3). */
  static boolean mayStore(WebRequest request, Exchange.Head head) {
    CacheControl asked = CacheControl.of(request.headers());
    CacheControl said = CacheControl.of(head.headers());
    boolean isExplicit =
        said.has("max-age")
            || said.has("private")
            || said.has("public")
            || head.headers().has("Expires");
    return request.method().equals("GET")
        && !request.headers().has("Range")
        && head.status() != 206
        && head.status() != 304
        && !asked.has("no-store")
        && !said.has("no-store")
        && !head.headers().combined("Vary").contains("*")
        && (CACHEABLE_BY_DEFAULT.contains(head.status()) || (isExplicit && head.status() < 500))
        && (isExplicit || hasValidator(head.headers()));
  }

  private static boolean hasValidator(HeaderList headers) {
    return headers.has("ETag") || headers.has("Last-Modified");
  }

  /** The fields a cache keeps. */
  static HeaderList storable(HeaderList headers) {
    return headers.without(OF_THE_CONNECTION);
  }

  /** The request fields an answer depends on (4.1). */
  static HeaderList varying(HeaderList answer, HeaderList request) {
    HeaderList vary = HeaderList.NONE;
    for (String name : answer.combined("Vary").split("[,\\s]+")) {
      if (!name.isEmpty()) {
        vary = vary.plus(name.toLowerCase(Locale.ROOT), request.combined(name));
      }
    }
    return vary;
  }

  /** Whether the answer was chosen by the same request fields. */
  boolean fits(HeaderList request) {
    return vary.fields().stream()
        .allMatch(field -> request.combined(field.name()).equals(field.value()));
  }

  /** Whether it may be used without asking (4.2). */
  boolean isFresh(HeaderList request, Instant now) {
    CacheControl asked = CacheControl.of(request);
    if (CacheControl.of(headers).has("no-cache") || asked.has("no-cache")) {
      return false;
    }
    long age = age(now).toSeconds();
    OptionalLong most = asked.seconds("max-age");
    boolean isYoungEnough = most.isEmpty() || age <= most.getAsLong();
    return isYoungEnough && lifetime().toSeconds() > age;
  }

  /** How long it lives: max-age, else Expires, else a tenth of its age when it was sent (4.2.2). */
  Duration lifetime() {
    OptionalLong maxAge = CacheControl.of(headers).seconds("max-age");
    if (maxAge.isPresent()) {
      return Duration.ofSeconds(maxAge.getAsLong());
    }
    Instant date = headers.first("Date").flatMap(HttpDates::parse).orElse(received);
    if (headers.has("Expires")) {
      Optional<Instant> expires = headers.first("Expires").flatMap(HttpDates::parse);
      return expires.map(end -> Duration.between(date, end)).orElse(Duration.ZERO);
    }
    Optional<Instant> modified = headers.first("Last-Modified").flatMap(HttpDates::parse);
    Duration guess =
        modified
            .filter(then -> then.isBefore(date))
            .map(then -> Duration.between(then, date).dividedBy(10))
            .orElse(Duration.ZERO);
    return guess.compareTo(LONGEST_GUESS) > 0 ? LONGEST_GUESS : guess;
  }

  /** How old it is (4.2.3). */
  Duration age(Instant now) {
    Instant date = headers.first("Date").flatMap(HttpDates::parse).orElse(received);
    Duration apparent = Duration.between(date, received);
    String said = headers.first("Age").orElse("").strip();
    long ageThen = said.matches("\\d{1,9}") ? Long.parseLong(said) : 0;
    Duration corrected = Duration.ofSeconds(ageThen).plus(Duration.between(requested, received));
    Duration initial = apparent.compareTo(corrected) > 0 ? apparent : corrected;
    Duration age = initial.plus(Duration.between(received, now));
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** The conditions that ask whether it still holds (4.3.1); none when it has no validator. */
  HeaderList conditions() {
    List<HeaderList.Field> fields = new ArrayList<>();
    headers.first("ETag").ifPresent(v -> fields.add(new HeaderList.Field("If-None-Match", v)));
    headers
        .first("Last-Modified")
        .ifPresent(v -> fields.add(new HeaderList.Field("If-Modified-Since", v)));
    return new HeaderList(fields);
  }

  /** The same, made fresh by a 304 (4.3.4). */
  StoredAnswer freshened(HeaderList answer, Instant asked, Instant now) {
    HeaderList kept = storable(answer).without(List.of("Content-Length", "Content-Encoding"));
    HeaderList merged =
        headers.without(kept.fields().stream().map(HeaderList.Field::name).toList()).plus(kept);
    return new StoredAnswer(url, status, reason, merged, vary, asked, now);
  }

  Exchange.Head head() {
    return new Exchange.Head(status, reason, "", headers);
  }
}
