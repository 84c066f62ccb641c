package sextant.web;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import sextant.words.Failure;

/**
 * Everything about one request and what came of it, filled in while it happens. Any thread may
 * read.
 */
public final class Exchange {
  private static final int MOST_CAPTURED = 2 << 20;

  private final long number;
  private final WebRequest request;
  private final Instant started;
  private final Consumer<Exchange> changed;
  private final TimeMarks marks = new TimeMarks();
  private final AtomicReference<Runnable> cancel = new AtomicReference<>(() -> {});
  private final AtomicBoolean isCancelled = new AtomicBoolean();
  private final AtomicLong wireBytes = new AtomicLong();
  private final AtomicLong bodyBytes = new AtomicLong();
  private final Capture capture = new Capture(MOST_CAPTURED);
  private volatile HeaderList sentHeaders = HeaderList.NONE;
  private volatile Optional<Head> head = Optional.empty();
  private volatile Optional<TlsDetails> tls = Optional.empty();
  private volatile List<X509Certificate> refusedChain = List.of();
  private volatile Optional<Failure> failure = Optional.empty();
  private volatile String remoteAddress = "";
  private volatile Source source = Source.NETWORK;
  private volatile State state = State.RUNNING;
  private volatile boolean isMixed;
  private volatile boolean outlivesTab;

  /** Where the answer came from. */
  public enum Source {
    NETWORK,
    CACHE,
    REVALIDATED,
    OURSELVES
  }

  /** How far it is. */
  public enum State {
    RUNNING,
    DONE,
    FAILED,
    BLOCKED,
    CANCELLED
  }

  /**
   * The beginning of the answer.
   *
   * @param protocol such as {@code HTTP/1.1} or {@code HTTP/2}
   */
  public record Head(int status, String reason, String protocol, HeaderList headers) {}

  Exchange(long number, WebRequest request, Instant started, Consumer<Exchange> changed) {
    this.number = number;
    this.request = request;
    this.started = started;
    this.changed = changed;
    sentHeaders = request.headers();
  }

  /** Its number, counted up from 1. */
  public long number() {
    return number;
  }

  /** What was asked for. */
  public WebRequest request() {
    return request;
  }

  /** When it began. */
  public Instant started() {
    return started;
  }

  /** The header fields as they went out, those we added included. */
  public HeaderList sentHeaders() {
    return sentHeaders;
  }

  /** The beginning of the answer, once it came. */
  public Optional<Head> head() {
    return head;
  }

  /** How the connection was encrypted; empty without encryption and for cached answers. */
  public Optional<TlsDetails> tls() {
    return tls;
  }

  /** The certificates that were refused, the server's own first; empty when none were. */
  public List<X509Certificate> refusedChain() {
    return refusedChain;
  }

  /** Why it failed or was blocked. */
  public Optional<Failure> failure() {
    return failure;
  }

  /** The server's address and port; empty when there was no connection. */
  public String remoteAddress() {
    return remoteAddress;
  }

  /** Where the answer came from. */
  public Source source() {
    return source;
  }

  /** How far it is. */
  public State state() {
    return state;
  }

  /** Whether an https page asked for this over plain http. */
  public boolean isMixed() {
    return isMixed;
  }

  /** How long the parts took, so far. */
  public Timings timings() {
    return marks.timings();
  }

  /** Bytes of the body that came over the network, before decoding. */
  public long wireBytes() {
    return wireBytes.get();
  }

  /** Bytes of the decoded body that were read. */
  public long bodyBytes() {
    return bodyBytes.get();
  }

  /** The beginning of the decoded body, 2 MiB at most, as far as it was kept. */
  public byte[] capturedBody() {
    return capture.bytes();
  }

  /** Ends it at once: blocked reads return with an error. */
  public void cancel() {
    if (isCancelled.compareAndSet(false, true)) {
      cancel.get().run();
      if (state == State.RUNNING) {
        finish(State.CANCELLED);
      }
    }
  }

  boolean isCancelled() {
    return isCancelled.get();
  }

  TimeMarks marks() {
    return marks;
  }

  Capture capture() {
    return capture;
  }

  void onCancel(Runnable stop) {
    cancel.set(stop);
    if (isCancelled.get()) {
      stop.run();
    }
  }

  void sent(HeaderList headers) {
    sentHeaders = headers;
  }

  void connected(String address, Optional<TlsDetails> details) {
    remoteAddress = address;
    tls = details;
  }

  void answered(Head answer, Source from) {
    head = Optional.of(answer);
    source = from;
    changed.accept(this);
  }

  /** It became a download: no tab that closes ends it. */
  void outliveTab() {
    outlivesTab = true;
  }

  boolean outlivesTab() {
    return outlivesTab;
  }

  void mixed() {
    isMixed = true;
  }

  void countWire(long count) {
    wireBytes.addAndGet(count);
  }

  void countBody(long count) {
    bodyBytes.addAndGet(count);
  }

  void refused(List<X509Certificate> chain) {
    refusedChain = List.copyOf(chain);
  }

  void failed(Failure why) {
    failure = Optional.of(why);
    finish(why.kind() == Failure.Kind.BLOCKED ? State.BLOCKED : State.FAILED);
  }

  void finished() {
    finish(State.DONE);
  }

  private void finish(State how) {
    if (state == State.RUNNING) {
      marks.end();
      state = isCancelled.get() ? State.CANCELLED : how;
      changed.accept(this);
    }
  }
}
