package sextant.files;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import sextant.http.Exchange;
import sextant.http.Reply;
import sextant.identity.Fingerprint;
import sextant.identity.PairingCode;
import sextant.identity.PairingProof;

/**
 * The side of a pairing that shows the code. The code works once, for five minutes, and dies after
 * three wrong guesses. It answers three routes under {@code /api/sextant/v1/}: {@code GET pair}
 * tells the plate, {@code POST pair/share} and {@code POST pair/proof} are the exchange, both over
 * one TLS connection with certificates on both sides.
 */
final class PairingHost {
  static final String PATH = SextantRoutes.V1 + "pair";
  private static final long LIFE_NANOS = 300_000_000_000L;
  private static final int MOST_GUESSES = 3;
  private static final int MOST_BODY = 64 * 1024;

  private final PairingCode code;
  private final Fingerprint own;
  private final LongSupplier clockNanos;
  private final long bornNanos;
  private final PairingListener listener;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, PairingProof.Result> begun = new HashMap<>(); // guarded by this
  private int guesses; // guarded by this
  private boolean isOver; // guarded by this

  PairingHost(
      PairingCode code, Fingerprint own, LongSupplier clockNanos, PairingListener listener) {
    this.code = code;
    this.own = own;
    this.clockNanos = clockNanos;
    this.bornNanos = clockNanos.getAsLong();
    this.listener = listener;
  }

  /** Whether somebody may still be paired by the code. */
  synchronized boolean isAlive() {
    boolean isOld = clockNanos.getAsLong() - bornNanos > LIFE_NANOS;
    return !isOver && !isOld && (guesses < MOST_GUESSES || !begun.isEmpty());
  }

  /** Answers when the path is one of ours; returns false otherwise. */
  boolean serve(Exchange exchange, Device self) throws IOException {
    String path = exchange.head().path();
    if (!path.equals(PATH) && !path.startsWith(PATH + "/")) {
      return false;
    }
    Optional<PairingProof.Channel> channel = channel(exchange);
    if (!isAlive() || channel.isEmpty()) {
      LocalSendRoutes.refuse(exchange, isAlive() ? 403 : 404, "No pairing");
      return true;
    }
    switch (exchange.head().method() + path.substring(PATH.length())) {
      case "GET" ->
          exchange.respond(
              Reply.json(200, Json.write(json -> json.writeStringField("plate", code.plate()))));
      case "POST/share" -> share(exchange, channel.get());
      case "POST/proof" -> proof(exchange, channel.get(), self);
      default -> LocalSendRoutes.refuse(exchange, 404, "Not found");
    }
    return true;
  }

  private Optional<PairingProof.Channel> channel(Exchange exchange) {
    Optional<Fingerprint> guest = exchange.peerCertificate().map(Fingerprint::of);
    Optional<byte[]> exported =
        exchange.exportKey(PairingProof.Channel.LABEL, PairingProof.Channel.BYTES);
    return guest.isPresent() && exported.isPresent()
        ? Optional.of(PairingProof.Channel.of(guest.get(), own, exported.get()))
        : Optional.empty();
  }

  private void share(Exchange exchange, PairingProof.Channel channel) throws IOException {
    byte[] other = exchange.body().readAll(MOST_BODY);
    PairingProof mine = PairingProof.ofHost(code, random);
    PairingProof.Result result;
    try {
      result = mine.finish(other, channel);
    } catch (GeneralSecurityException e) {
      LocalSendRoutes.refuse(exchange, 400, "Not a share");
      return;
    }
    if (!countGuess(channel, result)) {
      LocalSendRoutes.refuse(exchange, 404, "No pairing");
      return;
    }
    exchange.respond(Reply.of(200, "application/octet-stream", mine.share()));
  }

  // Every exchange that begins is a guess, whether or not its proof ever comes.
  private synchronized boolean countGuess(
      PairingProof.Channel channel, PairingProof.Result result) {
    if (guesses >= MOST_GUESSES) {
      return false;
    }
    guesses++;
    begun.put(channel.exported(), result);
    return true;
  }

  private void proof(Exchange exchange, PairingProof.Channel channel, Device self)
      throws IOException {
    byte[] body = exchange.body().readAll(MOST_BODY);
    int proofBytes = Math.min(32, body.length);
    byte[] shown = Arrays.copyOf(body, proofBytes);
    Optional<PairingProof.Result> result = take(channel);
    if (result.isEmpty() || !result.get().isProof(shown)) {
      LocalSendRoutes.refuse(exchange, 403, "Wrong code");
      if (!isAlive()) {
        listener.over();
      }
      return;
    }
    Device guest;
    try {
      guest = Device.read(Arrays.copyOfRange(body, proofBytes, body.length), true);
    } catch (IOException _) {
      LocalSendRoutes.refuse(exchange, 400, "Invalid JSON body");
      return;
    }
    synchronized (this) {
      isOver = true;
    }
    byte[] name = Json.write(self::writeTo);
    byte[] answer = Arrays.copyOf(result.get().ownProof(), 32 + name.length);
    System.arraycopy(name, 0, answer, 32, name.length);
    exchange.respond(Reply.of(200, "application/octet-stream", answer));
    listener.paired(
        new Paired(guest.provenAs(channel.guest().hex()), channel.guest(), exchange.remote()));
  }

  private synchronized Optional<PairingProof.Result> take(PairingProof.Channel channel) {
    return Optional.ofNullable(begun.remove(channel.exported()));
  }
}
