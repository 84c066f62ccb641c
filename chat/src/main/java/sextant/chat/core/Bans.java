package sextant.chat.core;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sextant.chat.log.Event;
import sextant.irc.Mask;

/** Keeping people out: refusals for addresses and masks, and seeing those off who are here. */
final class Bans {
  private final Core core;

  Bans(Core core) {
    this.core = core;
  }

  /** {@code dline} for addresses and networks, {@code kline} for masks of people. */
  static String kindOf(String mask) {
    boolean address = mask.indexOf('!') < 0 && mask.indexOf('@') < 0;
    return address ? "dline" : "kline";
  }

  private static String complete(String kind, String mask) {
    return kind.equals("kline") ? Mask.complete(mask).text() : mask;
  }

  /** Refuses whom it fits from now on; returns the whole mask. */
  String add(Event.BanSet ban, @Nullable Client spared) {
    String mask = complete(ban.kind(), ban.mask());
    core.change(new Event.BanSet(ban.kind(), mask, ban.reason(), ban.by(), ban.untilMillis()));
    core.outside().tell("ban", "kind", ban.kind(), "mask", mask, "by", ban.by());
    for (Client client : List.copyOf(core.allClients())) {
      boolean fits =
          ban.kind().equals("dline")
              ? core.guard().ban("dline", client.realAddress).isPresent()
              : core.guard().ban("kline", client.source()).isPresent();
      if (fits && client != spared && !client.isOperator()) {
        expel(client, "You are banned: " + ban.reason());
      }
    }
    return mask;
  }

  /** Lets whom it fitted in again; returns the whole mask. */
  String lift(String kind, String given) {
    String mask = complete(kind, given);
    core.change(new Event.BanLifted(kind, mask));
    core.outside().tell("unban", "kind", kind, "mask", mask);
    return mask;
  }

  /** Ends somebody's presence with all sessions. */
  void expel(Client client, String reason) {
    List<Session> sessions = List.copyOf(client.sessions);
    core.outside().tell("expelled", "nick", client.nick, "reason", reason);
    core.lobby().quit(client, reason);
    for (Session each : sessions) {
      each.error(reason);
      each.connection.end(reason);
    }
  }
}
