package sextant.chat.core;

import java.util.List;
import java.util.Optional;
import sextant.chat.log.RoomFacts;
import sextant.irc.CaseMapping;
import sextant.irc.Extban;
import sextant.irc.Mask;

/** Whom the masks on a room's lists mean (ISUPPORT {@code EXTBAN}; IRCv3 account-extban). */
final class RoomBans {
  private final Core core;

  RoomBans(Core core) {
    this.core = core;
  }

  /** Whether a ban holds somebody off; with {@code speaking} muting bans count too. */
  boolean holdOff(Room room, Client client, boolean speaking) {
    return lists(room.facts.list('b'), client, speaking)
        && !lists(room.facts.list('e'), client, speaking);
  }

  /** Whether a mask of the list fits the client; muting masks only when asked for. */
  boolean lists(List<RoomFacts.Listed> list, Client client, boolean muting) {
    return list.stream().anyMatch(entry -> fits(entry.mask(), client, muting));
  }

  private boolean fits(String mask, Client client, boolean muting) {
    Optional<Extban> extban = Extban.parse(mask);
    if (extban.isEmpty()) {
      return matches(mask, client);
    }
    Extban ban = extban.get();
    return switch (ban.letter()) {
      case 'a' ->
          ban.negated()
              != (!client.account.isEmpty()
                  && glob(ban.value()).matches(client.account, mapping()));
      case 'c' ->
          ban.negated()
              != client.rooms.keySet().stream().anyMatch(room -> isIn(room, ban.value(), client));
      case 'm' -> muting && ban.negated() != fits(ban.value(), client, false);
      case 'r' -> ban.negated() != glob(ban.value()).matches(client.realName, mapping());
      default -> false;
    };
  }

  private boolean isIn(Room room, String name, Client client) {
    return room.members.containsKey(client) && glob(name).matches(room.name(), mapping());
  }

  private static Mask glob(String value) {
    return new Mask(value.isEmpty() ? "*" : value);
  }

  private CaseMapping mapping() {
    return core.state().mapping();
  }

  /** By what everybody sees, by the usual host, and by the address. */
  private boolean matches(String text, Client client) {
    Mask mask = new Mask(text);
    String name = client.nick + "!" + client.user + "@";
    return mask.matches(client.source(), mapping())
        || mask.matches(name + client.realHost, mapping())
        || mask.matches(name + client.realAddress, mapping());
  }
}
