package sextant.cli;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sextant.identity.CertificateLines;
import sextant.identity.CertificateSummary;
import sextant.web.Download;
import sextant.web.Exchange;
import sextant.web.HeaderList;
import sextant.web.Timings;
import sextant.web.TlsDetails;
import sextant.web.WebResponse;
import sextant.words.Quantity;

/** What {@code sextant fetch} says about exchanges. */
final class FetchReport {
  private static final double MILLIS = 1e6;
  private static final int NAME_WIDTH = 10;

  private final Output output;
  private final FetchText text;
  private final FetchShowArguments show;

  FetchReport(Output output, FetchText text, FetchShowArguments show) {
    this.output = output;
    this.text = text;
    this.show = show;
  }

  /** The status lines and headers before a body, those of redirects too. */
  void heads(List<Exchange> exchanges) {
    for (Exchange exchange : exchanges) {
      exchange
          .head()
          .ifPresent(head -> {
            output.line(statusLine(head));
            head.headers().fields().forEach(f -> output.line(f.name() + ": " + f.value()));
            output.line("");
          });
    }
  }

  private static String statusLine(Exchange.Head head) {
    return (head.protocol() + " " + head.status() + " " + head.reason()).strip();
  }

  /** What a person wants to know besides the body, when everything is over. */
  void told(List<Exchange> exchanges) {
    if (show.isVerbose()) {
      exchanges.forEach(this::conversation);
    }
    if (show.hasTimings() && !exchanges.isEmpty()) {
      timings(exchanges.getLast().timings());
    }
  }

  private void conversation(Exchange exchange) {
    exchange.tls().ifPresent(this::tls);
    output.say(
        "> " + exchange.request().method() + " " + exchange.request().url().withoutSecrets());
    fields("> ", exchange.sentHeaders().withoutSecrets());
    exchange
        .head()
        .ifPresent(head -> {
          output.say("< " + statusLine(head));
          fields("< ", head.headers());
        });
    exchange.refusedChain().stream()
        .findFirst()
        .ifPresent(leaf ->
            CertificateLines.of(CertificateSummary.of(leaf), Instant.now(), output.language())
                .forEach(line -> output.say("! " + line.label() + ": " + line.value())));
  }

  private void fields(String mark, HeaderList headers) {
    headers.fields().forEach(field -> output.say(mark + field.name() + ": " + field.value()));
    output.say(mark.strip());
  }

  private void tls(TlsDetails details) {
    output.say("* " + text.tlsLine(details.version(), details.cipher()));
    details.chain().stream()
        .findFirst()
        .ifPresent(leaf ->
            CertificateLines.of(CertificateSummary.of(leaf), Instant.now(), output.language())
                .forEach(line -> output.say("* " + line.label() + ": " + line.value())));
  }

  private void timings(Timings timings) {
    time(text.timeDns(), timings.dns());
    time(text.timeConnect(), timings.connect());
    time(text.timeTls(), timings.tls());
    time(text.timeSend(), timings.send());
    time(text.timeWait(), timings.await());
    time(text.timeReceive(), timings.receive());
    time(text.timeTotal(), timings.total());
  }

  private void time(String name, long nanos) {
    String padding = " ".repeat(Math.max(1, NAME_WIDTH - Columns.of(name)));
    output.say(name + padding + (nanos < 0 ? "-" : Quantity.duration(nanos)));
  }

  /** An answer as one object, its body as text when it is UTF-8. */
  void json(WebResponse response, byte[] body) {
    try (JsonLine line = output.json("response")) {
      exchange(line, response.exchange());
      line.number("bytes", response.exchange().bodyBytes());
      boolean isCut = response.exchange().bodyBytes() > body.length;
      text(body, isCut).ifPresent(content -> line.text("body", content));
      if (isCut) {
        line.flag("bodyCut", true);
      }
    }
  }

  /** A saved file as one object. */
  void json(Exchange exchange, Download.Finished finished) {
    try (JsonLine line = output.json("saved")) {
      exchange(line, exchange);
      line.number("bytes", finished.byteCount());
      line.text("file", finished.file().toString()).text("sha256", finished.sha256());
    }
  }

  // Where the body is cut a character may be, too.
  private static Optional<String> text(byte[] body, boolean isCut) {
    CharBuffer text = CharBuffer.allocate(body.length);
    CoderResult end =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body), text, !isCut);
    return end.isError() ? Optional.empty() : Optional.of(text.flip().toString());
  }

  private static void exchange(JsonLine line, Exchange exchange) {
    line.text("url", exchange.request().url().withoutSecrets().toString());
    line.text("method", exchange.request().method());
    exchange
        .head()
        .ifPresent(head -> {
          line.number("status", head.status()).text("protocol", head.protocol());
          line.array("headers");
          for (HeaderList.Field field : head.headers().fields()) {
            line.element().text("name", field.name()).text("value", field.value()).endObject();
          }
          line.endArray();
        });
    line.text("address", exchange.remoteAddress());
    exchange
        .tls()
        .ifPresent(tls -> {
          line.object("tls").text("version", tls.version()).text("cipher", tls.cipher());
          tls.chain().stream()
              .findFirst()
              .map(CertificateSummary::of)
              .ifPresent(leaf ->
                  line.text("subject", leaf.subject())
                      .text("issuer", leaf.issuer())
                      .time("validUntil", leaf.validUntil())
                      .text("fingerprint", leaf.fingerprint().withColons()));
          line.endObject();
        });
    line.number("wireBytes", exchange.wireBytes());
    timings(line, exchange.timings());
  }

  private static void timings(JsonLine line, Timings timings) {
    line.object("timings");
    line.decimal("dnsMs", millis(timings.dns())).decimal("connectMs", millis(timings.connect()));
    line.decimal("tlsMs", millis(timings.tls())).decimal("sendMs", millis(timings.send()));
    line.decimal("waitMs", millis(timings.await()));
    line.decimal("receiveMs", millis(timings.receive()));
    line.decimal("totalMs", millis(timings.total())).endObject();
  }

  private static double millis(long nanos) {
    return nanos < 0 ? Double.NaN : nanos / MILLIS;
  }
}
