package sextant.chat;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import sextant.chat.core.Core;
import sextant.chat.core.Outside;
import sextant.chat.core.Reading;
import sextant.chat.net.Reactor;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.StateDirectory;
import sextant.irc.CaseMapping;
import sextant.words.Failure;
import sextant.words.FailureException;

/** A chat server that runs: store, state, connections. Close it to end it cleanly. */
public final class ChatServer implements AutoCloseable {
  /** The file of the store inside the data folder. */
  public static final String STORE = "chat.db";

  private static final int RELOAD_SECONDS = 30;
  private static final String FILES = "files";

  private final Backend backend;
  private final Reactor reactor;
  private final Listeners listeners;
  private final FileHosting files;
  private final CaseMapping mapping;
  private final HistoryPool readers;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicReference<String> reason = new AtomicReference<>("");
  private final Settings settings;
  private volatile ChatConfig current;
  private boolean closed;

  /**
   * What it is started with.
   *
   * @param data the folder of the store; made when it is not there
   * @param state where the device's own certificate is
   * @param config reads the configuration, again at every reload
   * @param journal hears what happens
   * @param backend opens what stands behind the listeners
   */
  public record Settings(
      Path data,
      StateDirectory state,
      ConfigSource config,
      Journal journal,
      Backend.Opener backend) {
    /** A server alone or in a group, as its configuration says. */
    public Settings(Path data, StateDirectory state, ConfigSource config, Journal journal) {
      this(data, state, config, journal, Backends::open);
    }

    /** The same without a journal. */
    public Settings(Path data, StateDirectory state, ConfigSource config) {
      this(data, state, config, Journal.NONE);
    }
  }

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
    this.mapping = config.mapping();
    this.current = config;
    Files.createDirectories(settings.data());
    backend = settings.backend().open(settings, config);
    readers = new HistoryPool(backend::reader);
    reactor = new Reactor(backend);
    listeners = new Listeners(reactor, settings.state());
    files = new FileHosting(settings.data().resolve(FILES), settings.state(), this::account);
    long last = readers.lastMillis();
    backend.begin(new Backend.Stage(reactor, new Surroundings(), readers, config, last));
  }

  /** Starts a server; it answers when this returns. */
  public static ChatServer start(Settings settings) throws IOException {
    ChatConfig config = settings.config().read();
    ChatServer server = new ChatServer(settings, config);
    try {
      server.listeners.become(config);
      server.files.become(config.offers().fileHost());
      server.backend.useConfig(server.resolved(config));
      AdminSocket.open(server.reactor, settings.data());
    } catch (IOException e) {
      server.backend.close();
      server.readers.close();
      throw e;
    }
    server.reactor.start();
    server.tell("started", "data", settings.data().toString());
    return server;
  }

  /** What it lives by now. */
  public ChatConfig config() {
    return current;
  }

  /** Where it listens. */
  public List<Bound> bound() {
    return listeners.bound();
  }

  /** The certificate that clients of its own TLS listeners see. */
  public Optional<Credentials> certificate() throws IOException {
    boolean own =
        bound().stream().anyMatch(b -> b.listener().tls() && b.listener().certificate().isEmpty());
    return own ? Optional.of(DeviceIdentity.open(settings.state())) : Optional.empty();
  }

  /** Reads the configuration again and lives by it; an error leaves all as it was. */
  public void reload() throws IOException {
    CompletableFuture<Optional<IOException>> done = new CompletableFuture<>();
    reactor.execute(() -> {
      try {
        backend.useConfig(readAgain());
        done.complete(Optional.empty());
      } catch (IOException e) {
        done.complete(Optional.of(e));
      }
    });
    Optional<IOException> mistake;
    try {
      mistake = done.get(RELOAD_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IOException("the server does not answer", e);
    }
    if (mistake.isPresent()) {
      throw mistake.get();
    }
  }

  /** On the reactor's thread. */
  private ChatConfig readAgain() throws IOException {
    try {
      ChatConfig next = settings.config().read();
      if (next.mapping() != mapping) {
        throw new FailureException(
            new Failure(
                Failure.Kind.BAD_INPUT,
                "case-mapping",
                "cannot change while the server runs: restart it"));
      }
      listeners.become(next);
      files.become(next.offers().fileHost());
      current = next;
      tell("reloaded");
      return resolved(next);
    } catch (IOException e) {
      tell("not-reloaded", "reason", String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /** With what only this run knows: ports that the system has chosen. */
  private ChatConfig resolved(ChatConfig config) {
    return listeners.resolved(config).withOffers(files.resolved(config.offers()));
  }

  /** Where people put files, when there is such a place. */
  public Optional<String> fileHost() {
    Offers.FileHost place = files.resolved(current.offers()).fileHost();
    return place.isOpen() ? Optional.of(place.url()) : Optional.empty();
  }

  /** Waits for the core to say whose credentials those are. */
  private Optional<String> account(String address, String authorization) {
    CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
    onCore(core -> core.whoIs(address, authorization, answer::complete));
    try {
      return answer.get(RELOAD_SECONDS, TimeUnit.SECONDS).map(mapping::fold);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }

  private void tell(String event, String... facts) {
    settings.journal().tell(System.currentTimeMillis(), event, List.of(facts));
  }

  /** Runs something on the server's own thread, which alone may touch its core. */
  public void onCore(CoreTask task) {
    reactor.execute(() -> backend.onCore(task));
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
    tell("stopping");
    CountDownLatch told = new CountDownLatch(1);
    reactor.execute(() -> {
      backend.shutDown("Server shutting down");
      told.countDown();
    });
    try {
      told.await(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    files.close();
    reactor.close();
    backend.close();
    readers.close();
    listeners.forget();
    AdminSocket.in(settings.data()).toFile().delete();
    tell("stopped");
    stopped.countDown();
  }

  private final class Surroundings implements Outside {
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
    public <T> T read(Reading<T> reading) throws Exception {
      return readers.read(reading);
    }

    @Override
    public String token() {
      byte[] bytes = new byte[12];
      random.nextBytes(bytes);
      return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void tell(String event, String... facts) {
      settings.journal().tell(clock.millis(), event, List.of(facts));
    }

    @Override
    public ChatConfig reload() throws IOException {
      return readAgain();
    }

    @Override
    public void forgetFiles(String account) {
      reactor.runElsewhere(() -> files.forget(account), () -> {});
    }

    @Override
    public void stop(String why) {
      reason.set(why);
      stopped.countDown();
    }
  }
}
