package sextant.chatcluster;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.net.ssl.SSLSocket;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jgroups.protocols.raft.Role;
import org.jgroups.raft.RaftHandle;
import org.jgroups.raft.util.Utils;
import org.jgroups.stack.Protocol;
import sextant.chat.ClusterNode;
import sextant.identity.Credentials;
import sextant.identity.Fingerprint;

/**
 * The group of servers as the library sees it: who can be reached, who leads, what is agreed on;
 * and messages from one to another, in order while both stay in the group.
 */
final class Group implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("sextant.chat");
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final int MOST_LOOKS = 250;

  /** Held here so that its level stays: what matters to people is told by the server itself. */
  private static final Logger LIBRARY = Logger.getLogger("org.jgroups");

  private final String name;
  private final Settings settings;
  private final Replica replica;
  private final Listener listener;
  private volatile JChannel channel;
  private volatile StrictRaft raft;
  private volatile RaftHandle handle;
  private final Map<String, Courier> couriers = new LinkedHashMap<>();
  private volatile Map<String, Address> present = Map.of();
  private final Wish wish = new Wish();
  private final Proposals proposals = new Proposals();

  /** Hears of the group; on the library's threads. */
  interface Listener {
    void present(Set<String> names);

    void leads(boolean isLeading);

    void message(String from, byte[] bytes);

    void failed(IOException reason);
  }

  /**
   * What a group needs.
   *
   * @param known where servers may be
   * @param founders who has a vote before the log says anything about that
   */
  record Settings(
      ClusterNode own,
      List<ClusterNode> known,
      List<String> founders,
      Path folder,
      Credentials credentials,
      Supplier<Set<Fingerprint>> trusted,
      Consumer<SSLSocket> newcomers,
      List<Protocol> faults) {}

  Group(Settings settings, Replica replica, Listener listener) throws IOException {
    LIBRARY.setLevel(java.util.logging.Level.OFF);
    Files.createDirectories(settings.folder());
    this.name = settings.own().name();
    this.settings = settings;
    this.replica = replica;
    this.listener = listener;
    this.raft = GroupStack.raft(settings, listener::failed);
    this.channel = channel(raft);
    this.handle = handle(channel);
  }

  private JChannel channel(StrictRaft over) throws IOException {
    try {
      JChannel made = new JChannel(GroupStack.of(settings, over, wish::name)).name(name);
      made.setReceiver(new GroupReceiver(listener));
      return made;
    } catch (Exception e) {
      throw new IOException("cannot make the group: " + e.getMessage(), e);
    }
  }

  private RaftHandle handle(JChannel over) {
    RaftHandle made = new RaftHandle(over, replica).raftId(name);
    made.addRoleListener(role -> {
      proposals.forget();
      listener.leads(role == Role.Leader);
    });
    return made;
  }

  void start() throws IOException {
    try {
      channel.connect("sextant-chat");
    } catch (Exception e) {
      throw new IOException("cannot join the group: " + e.getMessage(), e);
    }
  }

  /**
   * Leaves and comes back, so that another one leads; all is made anew, because the library's flow
   * control does not survive its own end.
   */
  void comeBack() {
    try {
      channel.close();
      proposals.forget();
      dismissCouriers(); // who was sending just then waits for ever
      raft = GroupStack.raft(settings, listener::failed);
      channel = channel(raft);
      handle = handle(channel);
      start();
    } catch (IOException e) {
      listener.failed(e);
    }
  }

  /** Who shall lead when somebody has to be chosen. */
  Wish wish() {
    return wish;
  }

  /** Waits a little until that server has every entry there is; false when that takes too long. */
  boolean awaitEqual(String node) {
    Address address = present.get(node);
    for (int i = 0; address != null && i < MOST_LOOKS; i++) {
      if (proposals.isEmpty() && raft.isEqual(address)) {
        return true;
      }
      LockSupport.parkNanos(20_000_000);
    }
    return false;
  }

  /** Has the group choose who leads: this one, when its log goes as far as any. */
  void stand() {
    wish.make(name);
    channel
        .getProtocolStack()
        .<WishedElection>findProtocol(WishedElection.class)
        .startVotingThread();
  }

  String name() {
    return name;
  }

  /** Who can be reached, this one included. */
  Set<String> present() {
    return present.keySet();
  }

  /** Who leads, empty when nobody is known to. */
  String leader() {
    Address leader = handle.leader();
    return leader == null ? "" : Utils.extractRaftId(leader);
  }

  List<String> members() {
    return List.copyOf(raft.members());
  }

  long term() {
    return handle.currentTerm();
  }

  long commitIndex() {
    return handle.commitIndex();
  }

  long logBytes() {
    return raft.logSizeInBytes();
  }

  /** Gives the group something to agree on; it is heard of again when it is, or will not be. */
  void propose(byte[] bytes, Consumer<Throwable> failing) {
    proposals.propose(handle, bytes, failing);
  }

  /** Hears how a change of the group ended: with a reason, or an empty one when it is done. */
  @FunctionalInterface
  interface Done {
    void done(String failure);
  }

  /** Takes a server into the group once it can be reached; waits for that. */
  void add(String node, Done done) {
    Thread.ofVirtual()
        .name("chat-add")
        .start(() -> {
          long limit = System.nanoTime() + PATIENCE_NANOS;
          while (!present.containsKey(node) && System.nanoTime() < limit) {
            LockSupport.parkNanos(100_000_000);
          }
          if (present.containsKey(node)) {
            change(() -> handle.addServer(node), done);
          } else {
            done.done(node + " cannot be reached: start it, then add it again");
          }
        });
  }

  void remove(String node, Done done) {
    change(() -> handle.removeServer(node), done);
  }

  private static void change(Callable<CompletableFuture<byte[]>> change, Done done) {
    try {
      CompletableFuture<byte[]> running = change.call();
      running
          .thenAccept(nothing -> done.done(""))
          .exceptionally(failure -> {
            done.done(String.valueOf(failure.getMessage()));
            return null;
          });
    } catch (Exception e) {
      done.done(String.valueOf(e.getMessage()));
    }
  }

  /** Sends a message; returns at once. It is lost when the other cannot be reached. */
  void send(String to, byte[] bytes) {
    courier(to).send(bytes);
  }

  private Courier courier(String to) {
    synchronized (couriers) {
      return couriers.computeIfAbsent(to, k -> new Courier(k, this::deliver));
    }
  }

  private void dismissCouriers() {
    synchronized (couriers) {
      couriers.values().forEach(Courier::close);
      couriers.clear();
    }
  }

  private void deliver(String to, byte[] bytes) {
    Address address = present.get(to);
    try {
      if (address != null) {
        channel.send(new BytesMessage(address, bytes));
      }
    } catch (Exception e) {
      LOG.log(Level.DEBUG, "to {0}: {1}", to, e.getMessage());
    }
  }

  private final class GroupReceiver implements Receiver {
    private final Listener listener;

    GroupReceiver(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void viewAccepted(View view) {
      Map<String, Address> next = new LinkedHashMap<>();
      view.getMembers().forEach(address -> next.put(Utils.extractRaftId(address), address));
      present = Map.copyOf(next);
      listener.present(Set.copyOf(next.keySet()));
    }

    @Override
    public void receive(Message message) {
      byte[] bytes = new byte[message.getLength()];
      System.arraycopy(message.getArray(), message.getOffset(), bytes, 0, bytes.length);
      listener.message(Utils.extractRaftId(message.getSrc()), bytes);
    }
  }

  @Override
  public void close() {
    dismissCouriers();
    channel.close();
  }
}
