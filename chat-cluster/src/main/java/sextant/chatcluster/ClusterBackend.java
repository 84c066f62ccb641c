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
import sextant.chat.ClusterFile;
import sextant.chat.ClusterNode;
import sextant.chat.core.Outside;
import sextant.chat.log.HistoryReader;
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

  private final ChatServer.Settings settings;
  private final Replica replica;
  private final Group group;
  private final String incarnation;
  private final Deciding deciding;
  private volatile ChatConfig config;
  private final Stills stills = new Stills(this);
  private final Mirror mirror = new Mirror(stills::makeMirror);
  private final Post post = new Post(this);
  private final Others others;
  private final Porter porter;
  private @Nullable Stage stage;
  private @Nullable Front front;
  private @Nullable StoreFetch fetch;

  /** A network that makes mistakes, and how new this server is. */
  record Circumstances(List<Protocol> faults, int speaks) {
    static final Circumstances USUAL = new Circumstances(List.of(), Speech.NEWEST);
  }

  private ClusterBackend(
      ChatServer.Settings settings, ChatConfig config, Circumstances circumstances)
      throws IOException {
    this.settings = settings;
    this.config = config;
    ClusterNode own = Membership.own(config.cluster());
    this.others = new Others(this, own.name(), circumstances.speaks(), settings.data());
    this.incarnation = own.name() + "#" + Long.toString(System.nanoTime(), 36);
    deciding = new Deciding(this, incarnation);
    News news = new News(this);
    Path store = settings.data().resolve(ChatServer.STORE);
    replica = new Replica(store, config.mapping(), deciding::isOwn, news);
    try {
      Path folder = settings.data().resolve(ClusterFile.FOLDER);
      Membership.check(config.cluster(), settings.data(), replica.written());
      Credentials credentials = DeviceIdentity.open(settings.state());
      porter = new Porter(credentials.fingerprint(), new Admitting(this));
      group =
          new Group(
              new Group.Settings(
                  own,
                  members(),
                  Membership.founders(config.cluster()),
                  folder,
                  credentials,
                  this::trusted,
                  porter::receive,
                  circumstances.faults()),
              replica,
              news);
    } catch (IOException | RuntimeException e) {
      replica.close();
      throw e;
    }
  }

  /** Opens the store and the group's log; nothing runs yet. */
  static Backend open(ChatServer.Settings settings, ChatConfig config) throws IOException {
    return open(settings, config, Circumstances.USUAL);
  }

  /** The same in other circumstances. */
  static ClusterBackend open(
      ChatServer.Settings settings, ChatConfig config, Circumstances circumstances)
      throws IOException {
    return new ClusterBackend(settings, config, circumstances);
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
    return begun(stage);
  }

  Front front() {
    return begun(front);
  }

  private static <T> T begun(@Nullable T known) {
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

  void send(String to, byte[] bytes) {
    post.send(to, bytes);
  }

  void receive(String from, byte[] bytes) {
    post.receive(from, bytes);
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
    others.tick(nowMillis());
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
    others.present(names);
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

  Deciding deciding() {
    return deciding;
  }

  @Nullable Reign reign() {
    return deciding.reign();
  }

  Others others() {
    return others;
  }

  Mirror mirror() {
    return mirror;
  }

  Stills stills() {
    return stills;
  }

  Porter porter() {
    return porter;
  }

  /** What brings a whole store, once the server has begun. */
  Optional<StoreFetch> fetch() {
    return Optional.ofNullable(fetch);
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
