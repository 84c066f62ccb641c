package sextant.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import sextant.web.WebRequest.Caching;

/** Asks the cache first and fills it (RFC 9111). */
final class CachedSending {
  private final WebProfile profile;
  private final Network network;

  /** Sends over the network and waits for the head. */
  @FunctionalInterface
  interface Network {
    Transport.Answer send(WebRequest request, HeaderList headers, Exchange exchange)
        throws IOException;
  }

  CachedSending(WebProfile profile, Network network) {
    this.profile = profile;
    this.network = network;
  }

  WebResponse send(WebRequest request, HeaderList headers, Exchange exchange) throws IOException {
    Optional<HttpCache> cache = profile.cache().filter(there -> isForCache(request));
    Optional<StoredAnswer> stored =
        request.caching() == Caching.RELOAD
            ? Optional.empty()
            : cache.flatMap(there -> there.find(request, headers));
    Instant asked = profile.clock().instant();
    boolean isFresh =
        request.caching() == Caching.USUAL
            && stored.filter(one -> one.isFresh(headers, asked)).isPresent();
    if (isFresh) {
      Optional<WebResponse> hit = fromCache(request, stored, exchange, Exchange.Source.CACHE);
      if (hit.isPresent()) {
        return hit.get();
      }
    }
    HeaderList conditions = stored.map(StoredAnswer::conditions).orElse(HeaderList.NONE);
    HeaderList wish =
        request.caching() == Caching.RELOAD ? headers.with("Cache-Control", "no-cache") : headers;
    Transport.Answer answer = network.send(request, wish.plus(conditions), exchange);
    if (answer.head().status() == 304 && stored.isPresent() && cache.isPresent()) {
      answer.body().close();
      Instant now = profile.clock().instant();
      StoredAnswer fresh = stored.get().freshened(answer.head().headers(), asked, now);
      cache.get().update(request, fresh);
      Optional<WebResponse> hit =
          fromCache(request, Optional.of(fresh), exchange, Exchange.Source.REVALIDATED);
      if (hit.isPresent()) {
        return hit.get();
      }
      answer = network.send(request, wish, exchange); // its body was thrown away meanwhile
    }
    return fromNetwork(request, headers, exchange, answer, asked);
  }

  // A request that has its own conditions or wants a part knows what it does.
  private static boolean isForCache(WebRequest request) {
    HeaderList headers = request.headers();
    return request.caching() != Caching.NONE
        && request.method().equals("GET")
        && !headers.has("Range")
        && !headers.has("If-None-Match")
        && !headers.has("If-Modified-Since");
  }

  private Optional<WebResponse> fromCache(
      WebRequest request, Optional<StoredAnswer> stored, Exchange exchange, Exchange.Source source)
      throws IOException {
    Optional<InputStream> body = profile.cache().flatMap(cache -> cache.open(request));
    if (stored.isEmpty() || body.isEmpty()) {
      return Optional.empty();
    }
    Exchange.Head head = stored.get().head();
    if (source == Exchange.Source.CACHE) {
      exchange.marks().firstByte();
    }
    exchange.answered(head, source);
    var stream = new BodyStream(exchange, body.get(), head.headers(), Optional.empty());
    return Optional.of(new WebResponse(exchange, head, stream));
  }

  private WebResponse fromNetwork(
      WebRequest request,
      HeaderList headers,
      Exchange exchange,
      Transport.Answer answer,
      Instant asked)
      throws IOException {
    Exchange.Head head = answer.head();
    exchange.answered(head, Exchange.Source.NETWORK);
    boolean isChange = !request.isSafe() && head.status() < 400;
    if (isChange) { // RFC 9111, 4.4
      profile.cache().ifPresent(cache -> cache.remove(request));
    }
    boolean isStored = request.caching() != Caching.NONE && StoredAnswer.mayStore(request, head);
    Optional<HttpCache.Writing> writing =
        isStored
            ? profile
                .cache()
                .flatMap(cache -> cache.store(request, stored(request, headers, head, asked)))
            : Optional.empty();
    boolean isBodiless = request.method().equals("HEAD") || head.status() == 304;
    HeaderList encoding = isBodiless ? HeaderList.NONE : head.headers();
    var stream = new BodyStream(exchange, answer.body(), encoding, writing);
    return new WebResponse(exchange, head, stream);
  }

  private StoredAnswer stored(
      WebRequest request, HeaderList headers, Exchange.Head head, Instant asked) {
    return new StoredAnswer(
        request.url().withoutSecrets().toString(),
        head.status(),
        head.reason(),
        StoredAnswer.storable(head.headers()),
        StoredAnswer.varying(head.headers(), headers),
        asked,
        profile.clock().instant());
  }
}
