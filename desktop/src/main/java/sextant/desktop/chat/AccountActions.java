package sextant.desktop.chat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import sextant.chatclient.AccountAnswer;
import sextant.chatclient.Login;
import sextant.desktop.kit.Ui;

/** Makes accounts on networks, and keeps them for the next time. JavaFX thread. */
final class AccountActions {
  private final ChatModel model;
  private final BiConsumer<NetworkItem, Login> keep;
  private final Map<String, Wish> wished = new HashMap<>();
  private final Set<String> asked = new HashSet<>();

  private record Wish(Login login, String email) {}

  /**
   * Nothing is wished yet.
   *
   * @param keep takes an account that is there now
   */
  AccountActions(ChatModel model, BiConsumer<NetworkItem, Login> keep) {
    this.model = model;
    this.keep = keep;
  }

  /**
   * An account is to be made on the network of that name as soon as it is connected.
   *
   * @param email where its code goes, empty for none
   */
  void wish(String network, Login login, String email) {
    wished.put(network, new Wish(login, email));
    asked.remove(network);
  }

  /** A network is connected: asks for the account, if one was wished there. */
  void online(NetworkItem item) {
    Wish wish = wished.get(item.settings().name());
    if (wish != null && asked.add(item.settings().name())) { // a login tells the state once more
      Login login = wish.login();
      String account = login.account().equalsIgnoreCase(item.nick()) ? "" : login.account();
      answer(item, item.network().inquiry().register(account, wish.email(), login.password()));
    }
  }

  /** Gives the code that came by mail. */
  void verify(NetworkItem item, String account, String code) {
    CompletableFuture<AccountAnswer> coming =
        item.network().inquiry().verifyAccount(account, code.strip());
    answer(
        item,
        coming.thenApply(
            answer -> // a code that was mistyped can be typed again
            answer instanceof AccountAnswer.Refused refused
                    ? new AccountAnswer.NeedsCode(account, refused.words())
                    : answer));
  }

  private void answer(NetworkItem item, CompletableFuture<AccountAnswer> coming) {
    var _ = coming.thenAccept(answer -> Ui.later(() -> told(item, answer)));
  }

  private void told(NetworkItem item, AccountAnswer answer) {
    model.join().newsProperty().set(Optional.of(new JoinModel.News(item, answer)));
    model.join().shownProperty().set(true);
    boolean isOver = !(answer instanceof AccountAnswer.NeedsCode);
    Wish wish = isOver ? wished.remove(item.settings().name()) : null;
    if (wish != null && answer instanceof AccountAnswer.Made made) {
      Login login = wish.login();
      var kept = new Login(login.mechanism(), made.account(), login.password());
      item.made(kept);
      keep.accept(item, kept);
    }
  }
}
