package sextant.chat;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import sextant.chat.core.Core;
import sextant.chat.log.EventLog;
import sextant.chat.log.HistoryReader;
import sextant.chat.log.SqliteLog;
import sextant.chat.log.State;
import sextant.chat.net.Connection;
import sextant.chat.net.ConnectionHandler;
import sextant.chat.net.Endpoint;
import sextant.chat.net.Reactor;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.PeerVerifier;
import sextant.identity.StateDirectory;
import sextant.identity.TlsContexts;

/** A chat server that runs: store, state, connections. Close it to end it cleanly. */
public final class ChatServer implements AutoCloseable {
  /** The file of the store inside the data folder. */
  public static final String STORE = "chat.db";

  private static final System.Logger LOG = System.getLogger("sextant.chat");
  private static final int READERS = 2;

  private final SqliteLog log;
  private final Reactor reactor;
  private final Core core;
  private final List<Bound> bound = new ArrayList<>();
  private final BlockingQueue<HistoryReader> readers = new LinkedBlockingQueue<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicReference<String> reason = new AtomicReference<>("");
  private final Settings settings;
  private boolean closed;

  /**
   * What it is started with.
   *
   * @param data the folder of the store; made when it is not there
   * @param state where the device's own certificate is
   * @param config reads the configuration, again at every reload
   */
  public record Settings(Path data, StateDirectory state, ConfigSource config) {}

  /** Where the configuration comes from. */
  @FunctionalInterface
  public interface ConfigSource {
    /** Reads it. */
    ChatConfig read() throws IOException;
  }

  /** A listener and where it really is. */
  public record Bound(ChatConfig.Listener listener, SocketAddress address) {}

  private ChatServer(Settings settings, ChatConfig config) throws IOException {
    this.settings = settings;
    Files.createDirectories(settings.data());
    log = SqliteLog.open(settings.data().resolve(STORE));
    State state = new State(config.mapping());
    log.replay().forEach(state::apply);
    log.compact(state);
    for (int i = 0; i < READERS; i++) {
      readers.add(log.reader());
    }
    Owner owner = new Owner();
    reactor = new Reactor(owner);
    log.start(new LogListener());
    core = new Core(config, state, log, new Surroundings(), lastMillis());
    owner.core = core;
    reactor.durable(log.position());
  }

  /** Starts a server; it answers when this returns. */
  public static ChatServer start(Settings settings) throws IOException {
    ChatConfig config = settings.config().read();
    ChatServer server = new ChatServer(settings, config);
    try {
      for (ChatConfig.Listener listener : config.listeners()) {
        server.listen(listener, config);
      }
    } catch (IOException e) {
      server.log.close();
      throw e;
    }
    server.reactor.start();
    return server;
  }

  private long lastMillis() throws IOException {
    HistoryReader reader = readers.remove();
    try {
      return reader.lastMillis();
    } finally {
      readers.add(reader);
    }
  }

  private void listen(ChatConfig.Listener listener, ChatConfig config) throws IOException {
    SocketAddress address =
        listener.unix().isPresent()
            ? UnixDomainSocketAddress.of(listener.unix().get())
            : new InetSocketAddress(listener.host(), listener.port());
    Endpoint.Kind kind =
        listener.use() == ChatConfig.Listener.Use.PAGES ? Endpoint.Kind.PAGES : Endpoint.Kind.IRC;
    Endpoint.Tls tls = listener.tls() ? new Certificates(settings.state(), listener) : null;
    Endpoint endpoint =
        new Endpoint(address, kind, tls, listener.proxy(), Set.of(), config.gateways().proxies());
    bound.add(new Bound(listener, reactor.listen(endpoint)));
  }

  /** The certificate of a listener; a file that has changed is read again. */
  private static final class Certificates implements Endpoint.Tls {
    private final StateDirectory state;
    private final ChatConfig.Listener listener;
    private long stamp;
    private SSLContext context;

    Certificates(StateDirectory state, ChatConfig.Listener listener) throws IOException {
      this.state = state;
      this.listener = listener;
      this.stamp = stampNow();
      this.context = load();
    }

    private SSLContext load() throws IOException {
      Credentials own =
          listener.certificate().isPresent()
              ? Credentials.load(listener.certificate().get(), listener.key())
              : DeviceIdentity.open(state);
      return TlsContexts.server(TlsContexts.Protocol.TLS, own, PeerVerifier.ofAnyClient());
    }

    private long stampNow() {
      try {
        return listener.certificate().isPresent()
            ? Files.getLastModifiedTime(listener.certificate().get()).toMillis()
            : 0;
      } catch (IOException e) {
        return stamp;
      }
    }

    @Override
    public SSLContext context() {
      long now = stampNow();
      if (now != stamp) {
        stamp = now;
        try {
          context = load();
        } catch (IOException e) {
          LOG.log(Level.WARNING, "certificate: {0}", e.getMessage()); // the old one stays
        }
      }
      return context;
    }
  }

  /** Where it listens. */
  public List<Bound> bound() {
    return List.copyOf(bound);
  }

  /** The certificate that clients of its own TLS listeners see. */
  public Optional<Credentials> certificate() throws IOException {
    boolean own =
        bound.stream().anyMatch(b -> b.listener().tls() && b.listener().certificate().isEmpty());
    return own ? Optional.of(DeviceIdentity.open(settings.state())) : Optional.empty();
  }

  /** Reads the configuration again; an error leaves the old one. */
  public void reload() throws IOException {
    ChatConfig next = settings.config().read();
    reactor.execute(() -> core.useConfig(next));
  }

  /** Runs something on the server's own thread, which alone may touch its core. */
  public void onCore(CoreTask task) {
    reactor.execute(() -> task.run(core));
  }

  /** Something to do with the core. */
  @FunctionalInterface
  public interface CoreTask {
    /** Does it. */
    void run(Core core);
  }

  /** Makes {@link #awaitStop} return; the server still has to be closed. */
  public void stop() {
    stopped.countDown();
  }

  /** Waits until the server stops by itself; returns why. */
  public String awaitStop() throws InterruptedException {
    stopped.await();
    return reason.get();
  }

  /** Tells clients, writes everything down, and ends. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    CountDownLatch told = new CountDownLatch(1);
    reactor.execute(() -> {
      core.shutDown("Server shutting down");
      told.countDown();
    });
    try {
      told.await(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    reactor.close();
    log.close();
    readers.forEach(HistoryReader::close);
    for (Bound each : bound) {
      each.listener().unix().ifPresent(path -> path.toFile().delete());
    }
    stopped.countDown();
  }

  /** Hands the reactor's questions to the core, which is made after it. */
  private static final class Owner implements Reactor.Owner {
    private @Nullable Core core;

    private Core core() {
      Core known = core;
      if (known == null) {
        throw new IllegalStateException("bug: the reactor ran before there was a core");
      }
      return known;
    }

    @Override
    public @Nullable ConnectionHandler accepted(Connection connection) {
      return core().accepted(connection);
    }

    @Override
    public void tick() {
      core().tick();
    }

    @Override
    public boolean isBehind() {
      return core().isBehind();
    }
  }

  private final class LogListener implements EventLog.Listener {
    @Override
    public void durable(long position) {
      reactor.execute(() -> {
        reactor.durable(position);
        core.durable(position);
      });
    }

    @Override
    public void failed(IOException failure) {
      LOG.log(Level.ERROR, "the log failed: {0}", failure.getMessage());
      reason.set(String.valueOf(failure.getMessage()));
      stopped.countDown();
    }
  }

  private final class Surroundings implements Core.Outside {
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    @Override
    public long clockMillis() {
      return clock.millis();
    }

    @Override
    public void execute(Runnable task) {
      reactor.execute(task);
    }

    @Override
    public void elsewhere(Runnable work, Runnable end) {
      reactor.runElsewhere(work, end);
    }

    @Override
    public <T> T read(Core.Reading<T> reading) throws Exception {
      HistoryReader reader = readers.take();
      try {
        return reading.read(reader);
      } finally {
        readers.add(reader);
      }
    }

    @Override
    public String token() {
      byte[] bytes = new byte[12];
      random.nextBytes(bytes);
      return HexFormat.of().formatHex(bytes);
    }

    @Override
    public ChatConfig reload() throws IOException {
      return settings.config().read();
    }

    @Override
    public void stop(String why) {
      reason.set(why);
      stopped.countDown();
    }
  }
}
