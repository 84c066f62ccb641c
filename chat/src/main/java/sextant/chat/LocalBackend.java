package sextant.chat;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sextant.chat.core.Core;
import sextant.chat.core.Outside;
import sextant.chat.log.EventLog;
import sextant.chat.log.HistoryReader;
import sextant.chat.log.SqliteLog;
import sextant.chat.log.State;
import sextant.chat.net.ClientLink;
import sextant.chat.net.ConnectionHandler;
import sextant.chat.net.Reactor;

/** One server alone: its log is a file here, and its core decides everything. */
final class LocalBackend implements Backend {
  private static final System.Logger LOG = System.getLogger("sextant.chat");

  private final SqliteLog log;
  private final State state;
  private @Nullable Core core;

  private LocalBackend(SqliteLog log, State state) {
    this.log = log;
    this.state = state;
  }

  static LocalBackend open(Path store, ChatConfig config) throws IOException {
    SqliteLog log = SqliteLog.open(store);
    State state = new State(config.mapping());
    log.replay().forEach(state::apply);
    log.compact(state);
    return new LocalBackend(log, state);
  }

  @Override
  public HistoryReader reader() throws IOException {
    return log.reader();
  }

  @Override
  public void begin(Stage stage) {
    log.start(new LogListener(stage));
    core = new Core(stage.config(), state, log, stage.outside(), stage.lastMillis());
    stage.reactor().durable(log.position());
  }

  private Core core() {
    Core known = core;
    if (known == null) {
      throw new IllegalStateException("bug: the reactor ran before there was a core");
    }
    return known;
  }

  @Override
  public @Nullable ConnectionHandler accepted(ClientLink connection) {
    return core().accepted(connection);
  }

  @Override
  public void roundEnds() {
    core().roundEnds();
  }

  @Override
  public void tick() {
    core().tick();
  }

  @Override
  public boolean isBehind() {
    return core().isBehind();
  }

  @Override
  public void useConfig(ChatConfig next) {
    core().useConfig(next);
  }

  @Override
  public void onCore(ChatServer.CoreTask task) {
    task.run(core());
  }

  @Override
  public void shutDown(String reason) {
    core().shutDown(reason);
  }

  @Override
  public void close() {
    log.close();
  }

  private final class LogListener implements EventLog.Listener {
    private final Reactor reactor;
    private final Outside outside;

    LogListener(Stage stage) {
      this.reactor = stage.reactor();
      this.outside = stage.outside();
    }

    @Override
    public void durable(long position) {
      reactor.execute(() -> {
        reactor.durable(position);
        core().durable(position);
      });
    }

    @Override
    public void failed(IOException failure) {
      String reason = String.valueOf(failure.getMessage());
      LOG.log(Level.ERROR, "the log failed: {0}", reason);
      outside.tell("log-failed", "reason", reason);
      outside.stop(reason);
    }
  }
}
