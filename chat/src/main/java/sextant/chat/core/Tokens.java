package sextant.chat.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.chat.Offers;
import sextant.irc.Message;
import sextant.irc.Names;

/**
 * TOKEN: proofs for services outside of who somebody is here (IRCv3 draft/authtoken). A token is a
 * random text, good once and for ten minutes; what it says is looked up when it is used.
 */
final class Tokens {
  /** The service that takes files. */
  static final String FILE_HOST = "FILEHOST";

  private static final long LIFE_MILLIS = 600_000;
  private static final int MOST = 10_000;

  private final Core core;
  private final Map<String, Issued> issued = new HashMap<>();

  private record Issued(Offers.Service service, Client client, String scope, long untilMillis) {}

  Tokens(Core core) {
    this.core = core;
  }

  /** Every service that takes tokens. */
  private List<Offers.Service> services() {
    return services(core.config().offers());
  }

  private static List<Offers.Service> services(Offers offers) {
    List<Offers.Service> all = new ArrayList<>();
    if (offers.fileHost().isOpen()) {
      all.add(new Offers.Service(FILE_HOST, offers.fileHost().url(), "Files for others", ""));
    }
    offers.services().stream()
        .filter(service -> !service.name().equals("*") && !service.url().isEmpty())
        .forEach(all::add);
    return all;
  }

  void token(Session session, Message message) {
    String word = message.parameter(0).toUpperCase(Locale.ROOT);
    if (!session.has(Cap.BATCH)) {
      fail(session, "NEED_CAPABILITY", "batch", "The batch capability is needed");
      return;
    }
    switch (word) {
      case "SERVICELIST" -> list(session);
      case "GENERATE" -> generate(session, message.parameter(1), message.parameter(2));
      case "VALIDATE" -> validate(session, message);
      default -> fail(session, "UNKNOWN_COMMAND", message.parameter(0), "No such subcommand");
    }
  }

  private static void fail(Session session, String code, String... rest) {
    session.fail("TOKEN", code, rest);
  }

  /** Which services there are. */
  void list(Session session) {
    List<Offers.Service> all = services();
    if (all.isEmpty()) {
      session.standard("NOTE", "TOKEN", "NO_SERVICES", "No services are defined");
      return;
    }
    session.batch(
        "draft/authtoken",
        List.of("*", "*"),
        all.stream()
            .map(service ->
                line(session, "SERVICE", service.name(), service.url(), service.description()))
            .toList());
  }

  private static Line line(Session session, String... words) {
    return session.serverLine("TOKEN", List.of(words));
  }

  private Optional<Offers.Service> service(String name) {
    return services().stream().filter(each -> each.name().equalsIgnoreCase(name)).findFirst();
  }

  private void generate(Session session, String name, String scope) {
    Optional<Offers.Service> service = service(name);
    Client client = session.client;
    if (client == null) {
      fail(session, "ACCOUNT_REQUIRED", "Connect first");
    } else if (service.isEmpty()) {
      fail(session, "UNKNOWN_SERVICE", name.isEmpty() ? "*" : name, "No such service");
    } else if (client.account.isEmpty() && service.get().name().equals(FILE_HOST)) {
      fail(session, "ACCOUNT_REQUIRED", "An account is required");
    } else if (!scope.isEmpty() && !mayScope(client, scope)) {
      fail(session, "INVALID_SCOPE", scope, "You are not there");
    } else {
      issue(session, client, service.get(), scope);
    }
  }

  private boolean mayScope(Client client, String scope) {
    return Names.isRoomSign(scope.charAt(0))
        ? core.room(scope).filter(room -> room.members.containsKey(client)).isPresent()
        : core.client(scope).isPresent();
  }

  private void issue(Session session, Client client, Offers.Service service, String scope) {
    long now = core.now();
    issued.values().removeIf(each -> each.untilMillis() < now || each.client().gone);
    if (issued.size() >= MOST) {
      fail(session, "INTERNAL_ERROR", "Too many tokens wait for their use");
      return;
    }
    String token = core.outside().token() + core.outside().token();
    issued.put(token, new Issued(service, client, scope, now + LIFE_MILLIS));
    session.fromServer("TOKEN", "GENERATE", service.name(), service.url(), token);
  }

  private void validate(Session session, Message message) {
    String name = message.parameter(1);
    String url = message.parameter(2);
    Issued found = redeem(name, message.parameter(3));
    if (found == null || !found.service().url().equals(url)) {
      fail(session, "INVALID_TOKEN", "The token is not valid");
      return;
    }
    Client client = found.client();
    List<Line> claims = new ArrayList<>();
    if (!client.account.isEmpty()) {
      claims.add(line(session, "CLAIM", "account", client.account));
    }
    claims.add(line(session, "CLAIM", "name", client.nick));
    if (!found.scope().isEmpty()) {
      claims.add(line(session, "CLAIM", "scope", found.scope()));
      addRoom(session, claims, client, found.scope());
    }
    session.batch("draft/authtoken", List.of(found.service().name(), url), claims);
  }

  private void addRoom(Session session, List<Line> claims, Client client, String scope) {
    core.room(scope)
        .filter(room -> room.members.containsKey(client))
        .ifPresent(room -> {
          claims.add(line(session, "CLAIM", "member_of", room.name()));
          if (RoomCommands.mayModerate(room, client, 'o')) {
            claims.add(line(session, "CLAIM", "operator_of", room.name()));
          }
        });
  }

  /** Takes a token away from the wrong service too: it has been seen there. */
  private @Nullable Issued redeem(String name, String token) {
    Issued found = issued.remove(token);
    boolean good =
        found != null
            && found.service().name().equalsIgnoreCase(name)
            && found.untilMillis() >= core.now()
            && !found.client().gone;
    return good ? found : null;
  }

  /** The account that a token for the file host stands for; it is used up. */
  Optional<String> account(String token) {
    return Optional.ofNullable(redeem(FILE_HOST, token)).map(found -> found.client().account);
  }

  /** Tells those who want to know what services there are now. */
  void changed(Offers before, Offers after) {
    List<Offers.Service> old = services(before);
    List<Offers.Service> now = services(after);
    for (Session session : core.sessions) {
      if (session.isRegistered() && session.has(Cap.AUTHTOKEN)) {
        tell(session, old, now);
      }
    }
  }

  private static void tell(Session session, List<Offers.Service> old, List<Offers.Service> now) {
    List<String> names = now.stream().map(Offers.Service::name).toList();
    for (Offers.Service each : old) {
      if (!names.contains(each.name())) {
        session.fromServer("TOKEN", "DEL", each.name());
      }
    }
    for (Offers.Service each : now) {
      if (!old.contains(each)) {
        session.fromServer("TOKEN", "NEW", each.name(), each.url());
      }
    }
  }
}
