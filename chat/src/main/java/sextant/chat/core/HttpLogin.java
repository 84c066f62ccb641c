package sextant.chat.core;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import sextant.chat.log.Account;

/**
 * Knows people by the credentials of HTTP: Basic with an account's password, or Bearer with a
 * token.
 */
final class HttpLogin {
  private final Core core;

  HttpLogin(Core core) {
    this.core = core;
  }

  /** Answers with the account, on the reactor's thread; a password is checked elsewhere. */
  void whoIs(String address, String authorization, Consumer<Optional<String>> answer) {
    int space = authorization.indexOf(' ');
    String scheme = space < 0 ? "" : authorization.substring(0, space).toLowerCase(Locale.ROOT);
    String credentials = authorization.substring(space + 1).strip();
    switch (scheme) {
      case "bearer" -> answer.accept(core.tokens().account(credentials));
      case "basic" -> basic(address, credentials, answer);
      default -> answer.accept(Optional.empty());
    }
  }

  private void basic(String address, String encoded, Consumer<Optional<String>> answer) {
    String[] parts = decoded(encoded).split(":", 2);
    Optional<Account> account =
        parts.length == 2 && core.guard().mayTryPassword(address)
            ? core.state()
                .ownerOfNick(parts[0])
                .filter(a -> a.setting("suspended", "false").equals("false"))
            : Optional.empty();
    if (account.isEmpty()) {
      core.guard().wrongPassword(address);
      answer.accept(Optional.empty());
      return;
    }
    core.elsewhere(
        () -> Passwords.matches(account.get().secret(), parts[1]),
        (right, failure) -> {
          boolean good = right != null && right;
          if (!good) {
            core.guard().wrongPassword(address);
          }
          answer.accept(good ? account.map(Account::name) : Optional.empty());
        });
  }

  private static String decoded(String encoded) {
    try {
      return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
