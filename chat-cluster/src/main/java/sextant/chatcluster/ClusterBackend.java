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
import sextant.chat.log.EntryFormat;
import sextant.chat.log.Event;
import sextant.chat.log.HistoryReader;
import sextant.chat.log.State;
import sextant.chat.net.ClientLink;
import sextant.chat.net.ConnectionHandler;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.Fingerprint;

/**
 * This machine's part in a group of chat servers; the reactor's thread owns all but the replica.
 */
final class ClusterBackend implements Backend {
  private static final System.Logger LOG = System.getLogger("sextant.chat");
  private static final String FOLDER = "raft";

  private final ChatServer.Settings settings;
  private final ClusterNode own;
  private final Replica replica;
  private final Group group;
  private final String incarnation;
  private final Deciding deciding;
  private volatile ChatConfig config;
  private final Questions questions = new Questions(this::send);
  private final Mirror mirror = new Mirror(this::makeMirror);
  private @Nullable Stage stage;
  private @Nullable Front front;
  private @Nullable StoreFetch fetch;

  private ClusterBackend(ChatServer.Settings settings, ChatConfig config, List<Protocol> faults)
      throws IOException {
    this.settings = settings;
    this.config = config;
    this.own = Membership.own(config.cluster());
    this.incarnation = own.name() + "#" + Long.toString(System.nanoTime(), 36);
    deciding = new Deciding(this, incarnation);
    News news = new News(this);
    Path store = settings.data().resolve(ChatServer.STORE);
    replica = new Replica(store, config.mapping(), deciding::isOwn, news);
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
              news);
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

  /** The servers of the configuration, and those the log knows. */
  List<ClusterNode> members() {
    return Membership.all(config.cluster(), replica.nodes());
  }

  private Set<Fingerprint> trusted() {
    Set<Fingerprint> all = new HashSet<>();
    members().forEach(node -> Fingerprint.parse(node.fingerprint()).ifPresent(all::add));
    return all;
  }

  Stage stage() {
    Stage known = stage;
    if (known == null) {
      throw new IllegalStateException("bug: the reactor ran before the server began");
    }
    return known;
  }

  Front front() {
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
    front = new Front(config, incarnation, this::send, new FrontAnswers(this));
    fetch = new StoreFetch(settings.data(), replica, group, given.readers());
    given.reactor().durable(Long.MAX_VALUE); // what clients are told waits in their seats
    replica.start();
    group.start();
  }

  static long nowMillis() {
    return System.nanoTime() / 1_000_000;
  }

  /** To another server, or to the other half of this one. */
  void send(String to, byte[] bytes) {
    if (to.equals(group.name())) {
      stage().reactor().execute(() -> receive(to, bytes));
    } else {
      group.send(to, bytes);
    }
  }

  void receive(String from, byte[] bytes) {
    try {
      Parcel.Reader message = Parcel.Reader.of(bytes);
      Reign reign = reign();
      switch (message.kind()) {
        case Parcel.INVITE ->
            front().invited(from, message.seat(), Heard.parse(EntryFormat.text(message.frames())));
        case Parcel.DOWN -> front().receive(from, message, nowMillis());
        case Parcel.NOT_ME -> front().notMe(from, message.seat(), nowMillis());
        case Parcel.ASK -> {
          if (reign != null) {
            reign.ask(from);
          }
        }
        case Parcel.UP -> {
          if (reign != null) {
            reign.receive(from, message);
          } else {
            send(from, Parcel.bare(Parcel.NOT_ME, message.seat()));
          }
        }
        case Parcel.QUESTION ->
            ClusterRequests.answerOther(
                this,
                row -> questions.answer(from, message.seat(), row),
                EntryFormat.text(message.frames()));
        case Parcel.ANSWER -> questions.came(message);
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
    Reign reign = reign();
    if (reign != null) {
      reign.roundEnds();
    }
  }

  @Override
  public void tick() {
    front().tick(nowMillis());
    deciding.tick(nowMillis());
  }

  @Override
  public boolean isBehind() {
    Reign reign = reign();
    return front().isPaused() || (reign != null && reign.isBehind());
  }

  @Override
  public void useConfig(ChatConfig next) {
    config = next;
    front().useConfig(next);
    Reign reign = reign();
    if (reign != null) {
      reign.core().useConfig(next);
    }
  }

  @Override
  public void onCore(ChatServer.CoreTask task) {
    Reign reign = reign();
    if (reign != null) {
      task.run(reign.core());
    }
  }

  void failed(IOException reason) {
    String text = String.valueOf(reason.getMessage());
    LOG.log(Level.ERROR, "the store failed: {0}", text);
    Stage known = stage;
    if (known != null) {
      known.outside().tell("log-failed", "reason", text);
      known.outside().stop(text);
    }
  }

  void present(Set<String> names) {
    Reign reign = reign();
    if (reign != null) {
      reign.present(names);
    }
    questions.present(names);
    if (!names.contains(front().decider())) {
      front().unseat(nowMillis());
    }
  }

  void execute(Runnable task) {
    Stage known = stage;
    if (known != null) {
      known.reactor().execute(task);
    }
  }

  /** Hears of a core over what is here, which decides nothing, and how far the log is in it. */
  @FunctionalInterface
  interface Still {
    void made(Core core, long position);
  }

  private void makeMirror() {
    makeStill((core, position) -> {
      mirror.begin(core, position);
      front().readings().serve();
    });
  }

  /** Makes one; it comes on the reactor's thread. */
  void makeStill(Still user) {
    replica.tellState((position, events) -> execute(() -> still(position, events, user)));
  }

  private void still(long position, List<Event> events, Still user) {
    State state = new State(config.mapping());
    events.forEach(state::apply);
    try (HistoryReader reader = replica.reader()) {
      StillLog log = new StillLog(position);
      user.made(new Core(config, state, log, outside(), reader.lastMillis()), position);
    } catch (IOException e) {
      failed(e);
    }
  }

  /** Lets another server decide; this one comes back as a follower. */
  void handOver() {
    deciding.end();
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

  Questions questions() {
    return questions;
  }

  ChatConfig config() {
    return config;
  }

  Deciding deciding() {
    return deciding;
  }

  @Nullable Reign reign() {
    return deciding.reign();
  }

  Mirror mirror() {
    return mirror;
  }

  /** What brings a whole store, once the server has begun. */
  Optional<StoreFetch> fetch() {
    return Optional.ofNullable(fetch);
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
