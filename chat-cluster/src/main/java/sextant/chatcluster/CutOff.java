package sextant.chatcluster;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sextant.chat.core.Core;
import sextant.chat.net.ConnectionHandler;
import sextant.chat.net.Endpoint;

/**
 * The time in which nobody decides, as far as this server knows. Clients wait; when that lasts,
 * they are served from what this server has, and told once that nothing can be written; and they
 * are let go before the others stop waiting for them. Used by the reactor's thread.
 */
final class CutOff {
  private static final long STILL_MILLIS = 2_500;

  /** By how much the others may notice later or earlier than this server that it is cut off. */
  private static final long MARGIN_MILLIS = 20_000;

  private final Collection<FrontClient> clients;
  private final Runnable wantsStill;
  private long sinceMillis = ClusterBackend.nowMillis();
  private boolean isStillWanted;
  private boolean wasSeated;
  private @Nullable Core still;

  /** Those clients are served by whatever {@code wantsStill} brings to {@link #serve}. */
  CutOff(Collection<FrontClient> clients, Runnable wantsStill) {
    this.clients = clients;
    this.wantsStill = wantsStill;
  }

  /** Nobody decides from now on. */
  void begin(long nowMillis) {
    sinceMillis = nowMillis;
    isStillWanted = false;
  }

  /** Somebody decides; whether clients were served from here until now. */
  boolean end() {
    boolean wasStill = still != null;
    wasSeated = true;
    still = null;
    return wasStill;
  }

  long sinceMillis() {
    return sinceMillis;
  }

  boolean isServing() {
    return still != null;
  }

  /** Stops waiting when it takes long. */
  void tick(long nowMillis, int graceSeconds) {
    long lasts = nowMillis - sinceMillis;
    if (still == null && !isStillWanted && wasSeated && lasts > STILL_MILLIS) {
      isStillWanted = true;
      wantsStill.run();
    }
    if (lasts > graceSeconds * 1000L - MARGIN_MILLIS) {
      letGo();
    }
  }

  void tickStill() {
    Core core = still;
    if (core != null) {
      core.tick();
    }
  }

  /** The others will soon not wait any more for people here: nobody may hold a nick twice. */
  private void letGo() {
    for (FrontClient client : List.copyOf(clients)) {
      if (!client.passport.isEmpty()) {
        client.leave("This server was cut off for too long: connect to another one");
      }
    }
  }

  /** Answers from what is here, and tells clients once that nothing can be written. */
  void serve(Core core) {
    still = core;
    core.group()
        .tellPassports((link, passport) -> {
          for (FrontClient client : clients) {
            if (client.socket.equals(link)) {
              client.passport = passport;
            }
          }
        });
    for (FrontClient client : List.copyOf(clients)) {
      serve(client, core);
    }
  }

  private void serve(FrontClient client, Core core) {
    ConnectionHandler handler =
        client.passport.isEmpty() ? null : core.group().attach(client.socket, client.passport);
    if (handler != null) {
      client.answerHere(handler);
      core.group()
          .tell(
              handler,
              "This server cannot reach the others: you can read, nothing you write is taken");
    } else if (client.socket.kind() != Endpoint.Kind.ADMIN) {
      clients.remove(client);
      client.leave("This server cannot reach the others: connect to another one");
    }
  }
}
