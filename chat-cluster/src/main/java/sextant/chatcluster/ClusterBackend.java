package sextant.chatcluster;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jgroups.stack.Protocol;
import org.jspecify.annotations.Nullable;
import sextant.chat.Backend;
import sextant.chat.ChatConfig;
import sextant.chat.ChatServer;
import sextant.chat.ClusterNode;
import sextant.chat.core.Core;
import sextant.chat.core.Outside;
import sextant.chat.core.WebPages;
import sextant.chat.log.Applied;
import sextant.chat.log.Event;
import sextant.chat.log.HistoryReader;
import sextant.chat.log.State;
import sextant.chat.net.ClientLink;
import sextant.chat.net.ConnectionHandler;
import sextant.chat.net.Endpoint;
import sextant.chat.net.Page;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.Fingerprint;

/**
 * This machine's part in a group of chat servers; the reactor's thread owns all but the replica.
 */
final class ClusterBackend implements Backend {
  private static final System.Logger LOG = System.getLogger("sextant.chat");
  private static final String FOLDER = "raft";
  private static final long RETRY_MILLIS = 1_500;

  private final ChatServer.Settings settings;
  private final ClusterNode own;
  private final Replica replica;
  private final Group group;
  private final String incarnation;
  private volatile ChatConfig config;
  private final WebPages webPages = new WebPages();
  private @Nullable Stage stage;
  private @Nullable Front front;
  private @Nullable Reign reign;
  private @Nullable StoreFetch fetch;
  private boolean isLeading;
  private int attempts;
  private long begunMillis;

  private ClusterBackend(ChatServer.Settings settings, ChatConfig config, List<Protocol> faults)
      throws IOException {
    this.settings = settings;
    this.config = config;
    this.own = Membership.own(config.cluster());
    this.incarnation = own.name() + "#" + Long.toString(System.nanoTime(), 36);
    Path store = settings.data().resolve(ChatServer.STORE);
    replica = new Replica(store, config.mapping(), this::isOwn, new ReplicaListener());
    try {
      Path folder = settings.data().resolve(FOLDER);
      Membership.check(config.cluster(), folder, replica.written());
      Credentials credentials = DeviceIdentity.open(settings.state());
      group =
          new Group(
              new Group.Settings(
                  own,
                  members(),
                  config.cluster().joins(),
                  folder,
                  credentials,
                  this::trusted,
                  faults),
              replica,
              new GroupListener());
    } catch (IOException | RuntimeException e) {
      replica.close();
      throw e;
    }
  }

  /** Opens the store and the group's log; nothing runs yet. */
  static Backend open(ChatServer.Settings settings, ChatConfig config) throws IOException {
    return open(settings, config, List.of());
  }

  /** The same over a network that makes mistakes. */
  static ClusterBackend open(ChatServer.Settings settings, ChatConfig config, List<Protocol> faults)
      throws IOException {
    return new ClusterBackend(settings, config, faults);
  }

  private boolean isOwn(String decider) {
    return decider.startsWith(incarnation);
  }

  /** The servers of the configuration, and those the log knows. */
  List<ClusterNode> members() {
    return Membership.all(config.cluster(), replica.nodes());
  }

  private Set<Fingerprint> trusted() {
    Set<Fingerprint> all = new HashSet<>();
    members().forEach(node -> Fingerprint.parse(node.fingerprint()).ifPresent(all::add));
    return all;
  }

  private Stage stage() {
    Stage known = stage;
    if (known == null) {
      throw new IllegalStateException("bug: the reactor ran before the server began");
    }
    return known;
  }

  private Front front() {
    Front known = front;
    if (known == null) {
      throw new IllegalStateException("bug: the reactor ran before the server began");
    }
    return known;
  }

  @Override
  public HistoryReader reader() throws IOException {
    return replica.reader();
  }

  @Override
  public void begin(Stage given) throws IOException {
    stage = given;
    front = new Front(config, this::send, new FrontRequests(), nowMillis());
    fetch = new StoreFetch(settings.data(), replica, group, given.readers());
    given.reactor().durable(Long.MAX_VALUE); // what clients are told waits in their seats
    replica.start();
    group.start();
  }

  private static long nowMillis() {
    return System.nanoTime() / 1_000_000;
  }

  /** To another server, or to the other half of this one. */
  private void send(String to, byte[] bytes) {
    if (to.equals(group.name())) {
      stage().reactor().execute(() -> receive(to, bytes));
    } else {
      group.send(to, bytes);
    }
  }

  private void receive(String from, byte[] bytes) {
    try {
      Parcel.Reader message = Parcel.Reader.of(bytes);
      Reign deciding = reign;
      switch (message.kind()) {
        case Parcel.INVITE -> front().invited(from, message.seat());
        case Parcel.DOWN -> front().receive(from, message, nowMillis());
        case Parcel.NOT_ME -> front().notMe(from, message.seat(), nowMillis());
        case Parcel.ASK -> {
          if (deciding != null) {
            deciding.ask(from);
          }
        }
        case Parcel.UP -> {
          if (deciding != null) {
            deciding.receive(from, message);
          } else {
            send(from, Parcel.bare(Parcel.NOT_ME, message.seat()));
          }
        }
        default -> LOG.log(Level.WARNING, "from {0}: message {1}", from, message.kind());
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "from {0}: {1}", from, e.getMessage());
    }
  }

  @Override
  public @Nullable ConnectionHandler accepted(ClientLink connection) {
    return front().accepted(connection);
  }

  @Override
  public void roundEnds() {
    front().flush();
    Reign deciding = reign;
    if (deciding != null) {
      deciding.roundEnds();
    }
  }

  @Override
  public void tick() {
    front().tick(nowMillis());
    Reign deciding = reign;
    if (deciding != null) {
      deciding.tick();
    } else if (isLeading && nowMillis() - begunMillis > RETRY_MILLIS) {
      proposeToBegin();
    }
  }

  @Override
  public boolean isBehind() {
    Reign deciding = reign;
    return front().isPaused() || (deciding != null && deciding.isBehind());
  }

  @Override
  public void useConfig(ChatConfig next) {
    config = next;
    front().useConfig(next);
    Reign deciding = reign;
    if (deciding != null) {
      deciding.core().useConfig(next);
    }
  }

  @Override
  public void onCore(ChatServer.CoreTask task) {
    Reign deciding = reign;
    if (deciding != null) {
      task.run(deciding.core());
    }
  }

  private void leads(boolean leading) {
    isLeading = leading;
    endReign();
    if (leading) {
      attempts = 0;
      proposeToBegin();
    }
  }

  private void endReign() {
    Reign deciding = reign;
    if (deciding != null) {
      reign = null;
      deciding.end();
    }
  }

  private void proposeToBegin() {
    begunMillis = nowMillis();
    long term = (group.term() << 8) + Math.min(255, ++attempts);
    Batch begin = Batch.begin(term, incarnation + "#" + term);
    group.propose(begin.toBytes(), failure -> {}); // tried again while this one leads
  }

  /** Somebody decides from now on, and everything before is written here. */
  private void begins(Applied at, List<Event> state) {
    Reign before = reign;
    if (before != null && before.term() < at.term()) {
      endReign();
    }
    if (!isOwn(at.decider()) || !isLeading) {
      return;
    }
    try (HistoryReader reader = replica.reader()) {
      Reign.Begin begin = new Reign.Begin(at, state, reader.lastMillis());
      Reign next = new Reign(stage(), config, begin, this::propose, this::send);
      reign = next;
      next.present(group.present());
      stage().outside().tell("decides", "node", own.name(), "term", Long.toString(at.term()));
    } catch (IOException e) {
      failed(e);
    }
  }

  private void propose(byte[] piece) {
    Reign by = reign;
    group.propose(piece, failure -> execute(() -> lost(by)));
  }

  /** A piece was not taken: whatever was decided on it is void, and is decided anew. */
  private void lost(@Nullable Reign by) {
    if (by != null && by.equals(reign)) {
      endReign();
    }
  }

  private void failed(IOException reason) {
    String text = String.valueOf(reason.getMessage());
    LOG.log(Level.ERROR, "the store failed: {0}", text);
    Stage known = stage;
    if (known != null) {
      known.outside().tell("log-failed", "reason", text);
      known.outside().stop(text);
    }
  }

  private void present(Set<String> names) {
    Reign deciding = reign;
    if (deciding != null) {
      deciding.present(names);
    }
    if (!names.contains(front().decider())) {
      front().unseat(nowMillis());
    }
  }

  /** Hears of what was agreed on, on other threads. */
  private final class ReplicaListener implements Replica.Listener {
    @Override
    public void agreed(Batch piece, boolean counts) {
      execute(() -> {
        Reign deciding = reign;
        if (counts && deciding != null && deciding.isOf(piece)) {
          deciding.agreed(piece);
        }
      });
    }

    @Override
    public void written(long position) {
      execute(() -> {
        Reign deciding = reign;
        if (deciding != null) {
          deciding.written(position);
        }
      });
    }

    @Override
    public void begins(Applied at, List<Event> state) {
      execute(() -> ClusterBackend.this.begins(at, state));
    }

    @Override
    public void behind() {
      StoreFetch known = fetch;
      if (known != null) {
        known.want();
      }
    }

    @Override
    public void failed(IOException reason) {
      ClusterBackend.this.failed(reason);
    }
  }

  void execute(Runnable task) {
    Stage known = stage;
    if (known != null) {
      known.reactor().execute(task);
    }
  }

  private final class GroupListener implements Group.Listener {
    @Override
    public void present(Set<String> names) {
      execute(() -> ClusterBackend.this.present(names));
    }

    @Override
    public void leads(boolean leading) {
      execute(() -> ClusterBackend.this.leads(leading));
    }

    @Override
    public void failed(IOException reason) {
      ClusterBackend.this.failed(reason);
    }

    @Override
    public void message(String from, byte[] bytes) {
      StoreFetch known = fetch;
      if (known != null && !known.takes(from, bytes)) {
        execute(() -> receive(from, bytes));
      }
    }
  }

  private final class FrontRequests implements Front.Requests {
    @Override
    public boolean answer(ClientLink to, String line) {
      return ClusterRequests.answer(ClusterBackend.this, to, line);
    }

    @Override
    public void wantsStill() {
      replica.tellState(events -> execute(() -> serveStill(events)));
    }

    @Override
    public String leader() {
      return group.leader();
    }

    @Override
    public Optional<Page> page(Endpoint.Kind kind, String path) {
      return switch (kind) {
        case PAGES -> ClusterRequests.page(ClusterBackend.this, path).map(Page::text);
        case WEB -> webPages.page(path);
        case IRC, ADMIN -> Optional.empty();
      };
    }
  }

  private void serveStill(List<Event> events) {
    State state = new State(config.mapping());
    events.forEach(state::apply);
    try (HistoryReader reader = replica.reader()) {
      StillLog log = new StillLog(replica.written().position());
      front().serveStill(new Core(config, state, log, stage().outside(), reader.lastMillis()));
    } catch (IOException e) {
      failed(e);
    }
  }

  /** Lets another server decide; this one comes back as a follower. */
  void handOver() {
    endReign();
    Thread.ofVirtual().name("chat-hand-over").start(group::comeBack);
  }

  Outside outside() {
    return stage().outside();
  }

  Group group() {
    return group;
  }

  Replica replica() {
    return replica;
  }

  ChatConfig config() {
    return config;
  }

  @Nullable Reign reign() {
    return reign;
  }

  int clientCount() {
    return front().count();
  }

  @Override
  public void shutDown(String reason) {
    front().shutDown(reason);
    roundEnds();
  }

  @Override
  public void close() {
    group.close();
    StoreFetch known = fetch;
    if (known != null) {
      known.close();
    }
    replica.close();
  }
}
