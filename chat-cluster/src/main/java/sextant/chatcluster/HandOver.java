package sextant.chatcluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Lets another server decide because an administrator wants it: whoever decides asks the others to
 * choose the named one, and steps down; the administrator is told who decides then. Used by the
 * reactor's thread.
 */
final class HandOver {
  private static final long ANSWER_MILLIS = 1_500;
  private static final long DECISION_MILLIS = 20_000;

  /** So long a server may keep to itself what it speaks: it has told that before, or is too old. */
  private static final long TELLS_MILLIS = 4_000;

  private final ClusterBackend server;
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Wanted> wanted = new ArrayList<>();
  private Optional<Asking> asking = Optional.empty();

  /** What this server shall do once the others have said what they speak. */
  private record Wanted(Consumer<byte[]> to, String name, long sinceMillis) {}

  /** An administrator of this server, and who decided when they asked. */
  private record Waiting(Consumer<byte[]> to, String before, long sinceMillis) {}

  /** Whom the others are asked to choose, and who has not answered. */
  private record Asking(String name, Set<String> unanswered, long sinceMillis) {}

  HandOver(ClusterBackend server) {
    this.server = server;
  }

  /** Where the answer to a request goes: its end is told when another one decides. */
  Consumer<byte[]> answering(Consumer<byte[]> to) {
    String before = server.front().decider();
    return row -> {
      if (Rows.isLast(row) && Rows.error(row).isEmpty()) {
        waiting.add(new Waiting(to, before, ClusterBackend.nowMillis()));
      } else {
        to.accept(row);
      }
    };
  }

  /**
   * Lets the named server decide, or any when there is no name. This one decides now. Servers that
   * have just met wait until each has said what it speaks.
   */
  void begin(Consumer<byte[]> to, String name) {
    if (!name.isEmpty()
        && !server.group().present().stream().allMatch(server.others().speech()::knows)) {
      wanted.add(new Wanted(to, name, ClusterBackend.nowMillis()));
    } else {
      beginNow(to, name);
    }
  }

  private void beginWanted(long nowMillis) {
    boolean isKnown = server.group().present().stream().allMatch(server.others().speech()::knows);
    for (Wanted each : List.copyOf(wanted)) {
      if (isKnown || nowMillis - each.sinceMillis() > TELLS_MILLIS) {
        wanted.remove(each);
        if (server.reign() == null) {
          Rows.refuse(each.to(), ClusterRequests.NOBODY_DECIDES);
        } else {
          beginNow(each.to(), each.name());
        }
      }
    }
  }

  private void beginNow(Consumer<byte[]> to, String name) {
    Optional<String> reason = refusal(name);
    if (reason.isPresent()) {
      Rows.refuse(to, reason.get());
      return;
    }
    Rows.end(to);
    Set<String> unanswered = new TreeSet<>();
    asking = Optional.of(new Asking(name, unanswered, ClusterBackend.nowMillis()));
    for (String other : server.group().present()) {
      if (!name.isEmpty() && !other.equals(server.group().name()) && isNew(other)) {
        unanswered.add(other);
        String request = Rows.request("cluster", "prefer", name);
        server.others().questions().pass(other, request, row -> answered(unanswered, other));
      }
    }
    goOn(ClusterBackend.nowMillis());
  }

  private boolean isNew(String other) {
    return server.others().speech().with(other) >= 3;
  }

  private Optional<String> refusal(String name) {
    if (server.group().present().size() < 2) {
      return Optional.of("no other server can be reached");
    }
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (name.equals(server.group().name())) {
      return Optional.of(name + " decides already");
    }
    if (!server.group().members().contains(name)) {
      return Optional.of("no member: " + name);
    }
    if (!server.group().present().contains(name)) {
      return Optional.of(name + " cannot be reached");
    }
    return isNew(name)
        ? Optional.empty()
        : Optional.of(name + " is too old to be chosen: transfer without a name");
  }

  private void answered(Set<String> unanswered, String other) {
    unanswered.remove(other);
    goOn(ClusterBackend.nowMillis());
  }

  private void goOn(long nowMillis) {
    if (asking
        .filter(
            each -> each.unanswered().isEmpty() || nowMillis - each.sinceMillis() > ANSWER_MILLIS)
        .isPresent()) {
      String name = asking.get().name();
      asking = Optional.empty();
      server.deciding().rest();
      Thread.ofVirtual().name("chat-hand-over").start(() -> stepDown(name));
    }
  }

  private void stepDown(String next) {
    server.group().awaitEqual(next);
    server.group().comeBack();
  }

  /** Tells those whose wish has come true, or did not. */
  void tick(long nowMillis) {
    beginWanted(nowMillis);
    goOn(nowMillis);
    Front front = server.front();
    for (Waiting each : List.copyOf(waiting)) {
      if (front.isSeated() && !front.decider().equals(each.before())) {
        waiting.remove(each);
        Rows.row(each.to(), "decides", front.decider());
        Rows.end(each.to());
      } else if (nowMillis - each.sinceMillis() > DECISION_MILLIS) {
        waiting.remove(each);
        Rows.refuse(
            each.to(),
            front.isSeated() ? front.decider() + " decides still" : ClusterRequests.NOBODY_DECIDES);
      }
    }
  }
}
