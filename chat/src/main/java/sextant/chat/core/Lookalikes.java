package sextant.chat.core;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.chat.log.Account;
import sextant.chat.log.State;

/** Finds who has a name that looks like another one: somebody present, or an account. */
final class Lookalikes {
  private final Map<String, Client> clients = new HashMap<>();
  private final Map<String, String> accounts = new HashMap<>();
  private final State state;

  Lookalikes(State state) {
    this.state = state;
    state.accounts().forEach(this::learn);
  }

  /** An account is new or has other nicks. */
  void learn(Account account) {
    names(account).forEach(name -> accounts.put(Confusables.skeleton(name), account.name()));
  }

  private static Stream<String> names(Account account) {
    return Stream.concat(Stream.of(account.name()), account.nicks().stream());
  }

  void add(Client client) {
    clients.put(Confusables.skeleton(client.nick), client);
  }

  void remove(Client client) {
    clients.remove(Confusables.skeleton(client.nick), client);
  }

  /** Who is here under a name that looks like this one. */
  Optional<Client> client(String nick) {
    return Optional.ofNullable(clients.get(Confusables.skeleton(nick)));
  }

  /** The account one of whose names looks like this one; what it once had does not count. */
  Optional<Account> account(String nick) {
    String skeleton = Confusables.skeleton(nick);
    return Optional.ofNullable(accounts.get(skeleton))
        .flatMap(state::account)
        .filter(a -> names(a).anyMatch(name -> Confusables.skeleton(name).equals(skeleton)));
  }
}
