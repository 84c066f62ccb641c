package sextant.http;

import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** One request and its answer on the server's side. Used by the thread that handles it. */
public final class Exchange {
  private static final int LOOK_MILLIS = 20;

  private final Link link;
  private final ByteInput input;
  private final RequestHead head;
  private final Body body;
  private boolean isContinueAwaited;
  private boolean isAnswered;
  private boolean isTakenOver;

  Exchange(Link link, ByteInput input, RequestHead head) throws HttpFormatException {
    this.link = link;
    this.input = input;
    this.head = head;
    this.body = Body.of(head, input);
    Optional<String> expect = head.headers().first("Expect");
    if (expect.isPresent() && !expect.get().equalsIgnoreCase("100-continue")) {
      throw new HttpFormatException(417, "an expectation we do not know");
    }
    isContinueAwaited = expect.isPresent() && head.isHttp11();
  }

  /** The head of the request. */
  public RequestHead head() {
    return head;
  }

  /** The body of the request; asking for it tells a client that waits to go on. */
  public Body body() throws IOException {
    if (isContinueAwaited) {
      isContinueAwaited = false;
      new MessageWriter(link).writeHead("HTTP/1.1 100 Continue", new Headers());
    }
    return body;
  }

  /** Where the client is. */
  public InetAddress remote() {
    return link.remote().getAddress();
  }

  /** The certificate the client has proven to own. */
  public Optional<X509Certificate> peerCertificate() {
    return link.peerCertificate();
  }

  /** Bytes that only the two ends of this connection know. */
  public Optional<byte[]> exportKey(String label, int byteCount) {
    return link.exportKey(label, byteCount);
  }

  /** Answers. */
  public void respond(Reply reply) throws IOException {
    isAnswered = true;
    String line = "HTTP/1.1 " + reply.status() + " " + Statuses.phrase(reply.status());
    if (!keepsConnection()) {
      reply.with("Connection", "close");
    }
    if (head.method().equals("HEAD") || reply.status() == 204) {
      if (reply.status() != 204) {
        reply.with("Content-Length", Long.toString(reply.length()));
      }
      new MessageWriter(link).writeHead(line, reply.headers());
    } else {
      new MessageWriter(link).write(line, reply.headers(), reply.length(), reply.content());
    }
  }

  /** Cuts the connection off, from any thread. */
  public void abort() {
    link.close();
  }

  /** Answers 101 and hands over the connection for another protocol. */
  public Upgraded upgrade(String protocol) throws IOException {
    isAnswered = true;
    isTakenOver = true;
    Headers headers = new Headers().add("Connection", "Upgrade").add("Upgrade", protocol);
    new MessageWriter(link).writeHead("HTTP/1.1 101 Switching Protocols", headers);
    link.setReadTimeoutMillis(0);
    return new Upgraded(link, input);
  }

  /** A connection that no longer speaks HTTP. */
  public record Upgraded(Link link, ByteInput input) {}

  /**
   * Calls back when the client closes its connection while we think; close the result before
   * anything else is read from the client.
   */
  public Watch watchForDeparture(Runnable onGone) {
    AtomicBoolean isWanted = new AtomicBoolean(true);
    BooleanSupplier goesOn = isWanted::get;
    Thread watcher = Thread.ofVirtual().name("http-watch").start(() -> watch(goesOn, onGone));
    return () -> {
      isWanted.set(false);
      try {
        watcher.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** Stops watching. */
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  private void watch(BooleanSupplier goesOn, Runnable onGone) {
    while (goesOn.getAsBoolean()) {
      switch (input.look(LOOK_MILLIS)) {
        case SILENT -> {}
        case SPEAKING -> {
          return; // an early next request: it is there
        }
        case GONE -> {
          onGone.run();
          return;
        }
      }
    }
  }

  boolean isAnswered() {
    return isAnswered;
  }

  boolean isTakenOver() {
    return isTakenOver;
  }

  // a client that waits for 100 has sent no body: after another answer it cannot be told apart
  boolean keepsConnection() {
    return head.keepsConnection() && !isContinueAwaited;
  }

  Body unreadBody() {
    return body;
  }
}
