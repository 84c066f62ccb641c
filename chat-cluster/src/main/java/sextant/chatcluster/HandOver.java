package sextant.chatcluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Lets another server decide because an administrator wants it. Whoever decides rests, asks the
 * others to choose the named one, waits until that one has everything, and lets it stand for
 * election; or leaves and comes back when it may be any server. The administrator is told who
 * decides then. Used by the reactor's thread.
 */
final class HandOver {
  private static final long ANSWER_MILLIS = 1_500;
  private static final long DECISION_MILLIS = 20_000;

  /** An election that takes longer was none: the one who decided still leads. */
  private static final long ELECTION_MILLIS = 3_000;

  private static final int MOST_ELECTIONS = 3;

  /** So long a server may keep to itself what it speaks: it has told that before, or is too old. */
  private static final long TELLS_MILLIS = 4_000;

  private final ClusterBackend server;
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Wanted> wanted = new ArrayList<>();
  private Optional<Asking> asking = Optional.empty();
  private Optional<Standing> standing = Optional.empty();

  /** What this server shall do once the others have said what they speak. */
  private record Wanted(Consumer<byte[]> to, String name, long sinceMillis) {}

  /** An administrator of this server, and who decided when they asked. */
  private record Waiting(Consumer<byte[]> to, String before, long sinceMillis) {}

  /** Whom the others are asked to choose, and who has not answered. */
  private record Asking(
      Consumer<byte[]> to, String name, Set<String> unanswered, long sinceMillis) {}

  /** Who stands for election, for which time. */
  private record Standing(String name, int times, long sinceMillis) {}

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
    Set<String> unanswered = new TreeSet<>();
    asking = Optional.of(new Asking(to, name, unanswered, ClusterBackend.nowMillis()));
    server.group().wish().make(name);
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
      Asking ready = asking.get();
      asking = Optional.empty();
      server.deciding().rest();
      if (canStand(ready.name())) {
        letStand(ready.name(), 1, reason -> answer(ready.to(), reason));
      } else {
        Rows.end(ready.to());
        Thread.ofVirtual().name("chat-hand-over").start(() -> stepDown(ready.name()));
      }
    }
  }

  private boolean canStand(String name) {
    return !name.isEmpty() && server.others().speech().with(name) >= 5;
  }

  private static void answer(Consumer<byte[]> to, String reason) {
    if (reason.isEmpty()) {
      Rows.end(to);
    } else {
      Rows.refuse(to, reason);
    }
  }

  private void stepDown(String next) {
    server.group().awaitEqual(next);
    server.group().comeBack();
  }

  /** Who has less than others is not elected; so it is waited for, and nothing comes after that. */
  private void letStand(String next, int times, Consumer<String> done) {
    Thread.ofVirtual()
        .name("chat-hand-over")
        .start(() -> {
          boolean isEqual = server.group().awaitEqual(next);
          server.execute(() -> {
            if (isEqual) {
              done.accept("");
              standing = Optional.of(new Standing(next, times, ClusterBackend.nowMillis()));
              String request = Rows.request("cluster", "stand", next);
              server.others().questions().pass(next, request, row -> {});
            } else {
              done.accept(next + " is too far behind");
              goOnDeciding();
            }
          });
        });
  }

  private void goOnDeciding() {
    if (server.group().leader().equals(server.group().name()) && server.reign() == null) {
      server.deciding().leads(true);
    }
  }

  /** Once more when this one leads still or again; and when that does not help, it decides. */
  private void lookAt(Standing now, long nowMillis) {
    String leader = server.group().leader();
    boolean isOver = !leader.isEmpty() && !leader.equals(server.group().name());
    if (isOver || nowMillis - now.sinceMillis() > DECISION_MILLIS) {
      standing = Optional.empty();
    } else if (!leader.isEmpty() && nowMillis - now.sinceMillis() > ELECTION_MILLIS) {
      standing = Optional.empty();
      if (now.times() < MOST_ELECTIONS && server.group().present().contains(now.name())) {
        server.group().wish().make(now.name());
        server.deciding().rest();
        letStand(now.name(), now.times() + 1, reason -> {});
      } else {
        goOnDeciding();
      }
    }
  }

  /** Tells those whose wish has come true, or did not. */
  void tick(long nowMillis) {
    beginWanted(nowMillis);
    goOn(nowMillis);
    standing.ifPresent(each -> lookAt(each, nowMillis));
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
