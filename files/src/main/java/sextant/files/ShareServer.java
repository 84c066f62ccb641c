package sextant.files;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import sextant.files.store.ReceiveFolder;
import sextant.http.Exchange;
import sextant.http.HttpServer;
import sextant.http.Reply;
import sextant.http.Target;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/**
 * A link for people without any app: a page from which they download, and upload where that is
 * allowed, over plain HTTP. The link has 64 bits nobody guesses, ends by itself, and answers only
 * under an address of this computer, so that no web page elsewhere can reach it through a name of
 * its own (DNS rebinding). Close it to end it.
 */
public final class ShareServer implements AutoCloseable {
  private static final int MOST_FORM_BYTES = 4_096;
  private static final String COOKIE = "sextant-share";
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final ShareOptions options;
  private final String owner;
  private final List<SourceEntry> files;
  private final ShareEvent.Observer observer;
  private final LongSupplier clockNanos;
  private final long bornNanos;
  private final PinGuard pins;
  private final String base = "/s/" + secret(8) + "/";
  private final String cookie = secret(18);
  private final @Nullable ReceiveFolder inbox;
  private final Optional<ShareUpload> upload;
  private final HttpServer server;

  private ShareServer(
      ShareOptions options, String owner, ShareEvent.Observer observer, LongSupplier clockNanos)
      throws IOException {
    this.options = options;
    this.owner = owner;
    this.observer = observer;
    this.clockNanos = clockNanos;
    this.bornNanos = clockNanos.getAsLong();
    this.pins = new PinGuard(options.pin());
    this.files =
        options.paths().isEmpty()
            ? List.of()
            : SourceTree.of(options.paths(), LinkPolicy.SKIP).files();
    this.inbox =
        options.inbox().isPresent() ? ReceiveFolder.open(options.inbox().get(), false) : null;
    this.upload = Optional.ofNullable(inbox).map(folder -> new ShareUpload(folder, observer));
    InetAddress at =
        options.isOnNetwork()
            ? new InetSocketAddress(0).getAddress()
            : InetAddress.getLoopbackAddress();
    this.server =
        HttpServer.open(
            new InetSocketAddress(at, options.port()),
            Optional.empty(),
            this::handle,
            HttpServer.Patience.USUAL);
  }

  /**
   * Begins to share.
   *
   * @param owner whose files these are, as the page says
   * @throws FailureException when a file, the inbox or the port cannot be used
   */
  public static ShareServer open(
      ShareOptions options, String owner, ShareEvent.Observer observer, LongSupplier clockNanos)
      throws FailureException {
    try {
      return new ShareServer(options, owner, observer, clockNanos);
    } catch (IOException e) {
      throw Failure.wrap(e, "port " + options.port());
    }
  }

  private static String secret(int byteCount) {
    byte[] bits = new byte[byteCount];
    new SecureRandom().nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  /** The link, under one of this computer's addresses. */
  public String url(String host) {
    return "http://" + host + ":" + server.port() + base;
  }

  /** How many files can be downloaded. */
  public int fileCount() {
    return files.size();
  }

  private void handle(Exchange exchange) throws IOException {
    String path = exchange.head().path();
    if (!isOurHost(exchange) || !path.startsWith(base)) {
      exchange.respond(guarded(Reply.text(404, "Not found")));
      return;
    }
    SharePage page = page(exchange);
    if (clockNanos.getAsLong() - bornNanos > options.life().toNanos()) {
      html(exchange, 410, page.sorry(false));
      return;
    }
    String rest = path.substring(base.length());
    switch (rest) {
      case "style.css" -> asset(exchange, "share.css", "text/css");
      case "up.js" -> asset(exchange, "share.js", "text/javascript");
      case "pin" -> enter(exchange, page);
      default -> {
        if (options.pin().isPresent() && !hasCookie(exchange)) {
          html(exchange, 401, page.pin(false));
        } else {
          serve(exchange, page, rest);
        }
      }
    }
  }

  private SharePage page(Exchange exchange) {
    Optional<String> accepted = exchange.head().headers().first("Accept-Language");
    Language language = SharePage.languageOf(accepted, options.language());
    return new SharePage(language, base);
  }

  private void serve(Exchange exchange, SharePage page, String rest) throws IOException {
    String method = exchange.head().method();
    boolean reads = method.equals("GET") || method.equals("HEAD");
    if (rest.isEmpty() && reads) {
      observer.happened(new ShareEvent.Opened(exchange.remote()));
      html(exchange, 200, page.files(owner, files, upload.isPresent()));
    } else if (rest.matches("f/[0-9]{1,9}") && reads) {
      download(exchange, page, Integer.parseInt(rest.substring(2)));
    } else if (rest.equals("up") && method.equals("PUT") && upload.isPresent()) {
      String name = exchange.head().target().parameter("name").orElse("");
      if (isOurOrigin(exchange)) {
        upload.get().serve(exchange, name);
      } else {
        LocalSendRoutes.refuse(exchange, 403, "From another page");
      }
    } else {
      html(exchange, 404, page.sorry(false));
    }
  }

  private void download(Exchange exchange, SharePage page, int number) throws IOException {
    if (number >= files.size()) {
      html(exchange, 404, page.sorry(false));
      return;
    }
    SourceEntry entry = files.get(number);
    try {
      boolean isWhole = new ShareDownload(entry).serve(exchange);
      if (isWhole && exchange.head().method().equals("GET")) {
        observer.happened(new ShareEvent.Downloaded(exchange.remote(), entry.name(), entry.size()));
      }
    } catch (NoSuchFileException _) { // it was taken away meanwhile
      html(exchange, 404, page.sorry(false));
    }
  }

  private void enter(Exchange exchange, SharePage page) throws IOException {
    if (!exchange.head().method().equals("POST") || !isOurOrigin(exchange)) {
      html(exchange, 403, page.sorry(false));
      return;
    }
    String form =
        new String(exchange.body().readAll(MOST_FORM_BYTES), StandardCharsets.UTF_8).strip();
    Optional<String> given = Target.parse("/?" + form).parameter("pin");
    switch (pins.judge(exchange.remote(), given, clockNanos.getAsLong())) {
      case RIGHT -> {
        String set = COOKIE + "=" + cookie + "; Path=" + base + "; HttpOnly; SameSite=Strict";
        exchange.respond(guarded(Reply.empty(303)).with("Set-Cookie", set).with("Location", base));
      }
      case MISSING, WRONG -> html(exchange, 401, page.pin(true));
      case SHUT_OUT -> {
        observer.happened(new ShareEvent.ShutOut(exchange.remote()));
        html(exchange, 429, page.sorry(true));
      }
    }
  }

  private boolean hasCookie(Exchange exchange) {
    byte[] wanted = (COOKIE + "=" + cookie).getBytes(StandardCharsets.UTF_8);
    for (String field : exchange.head().headers().all("Cookie")) {
      for (String each : field.split(";", -1)) {
        if (MessageDigest.isEqual(wanted, each.strip().getBytes(StandardCharsets.UTF_8))) {
          return true;
        }
      }
    }
    return false;
  }

  // An address, not a name that somebody could have pointed here; localhost is nobody's.
  private static boolean isOurHost(Exchange exchange) {
    String host = exchange.head().headers().first("Host").orElse("").toLowerCase(Locale.ROOT);
    String bare = host.replaceFirst(":[0-9]{1,5}$", "");
    return bare.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]|localhost");
  }

  private static boolean isOurOrigin(Exchange exchange) {
    Optional<String> origin = exchange.head().headers().first("Origin");
    String host = exchange.head().headers().first("Host").orElse("");
    try {
      return origin.isEmpty() || URI.create(origin.get()).getAuthority().equals(host);
    } catch (IllegalArgumentException | NullPointerException _) { // "null", or no address at all
      return false;
    }
  }

  private static void html(Exchange exchange, int status, String page) throws IOException {
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    exchange.respond(
        guarded(Reply.of(status, "text/html; charset=utf-8", bytes))
            .with("Cache-Control", "no-store"));
  }

  private static void asset(Exchange exchange, String name, String type) throws IOException {
    try (InputStream in = ShareServer.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("bug: " + name + " is not in the jar");
      }
      exchange.respond(guarded(Reply.of(200, type + "; charset=utf-8", in.readAllBytes())));
    }
  }

  private static Reply guarded(Reply reply) {
    return reply
        .with("Content-Security-Policy", POLICY)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer");
  }

  @Override
  public void close() {
    server.close();
    if (inbox != null) {
      try {
        inbox.close();
      } catch (IOException _) { // nothing of it is open any more
        return;
      }
    }
  }
}
