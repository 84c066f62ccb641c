package sextant.desktop.chat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import sextant.chatclient.AccountAnswer;
import sextant.chatclient.Login;
import sextant.desktop.kit.Ui;

/** Makes accounts on networks, and keeps them for the next time. JavaFX thread. */
final class AccountActions {
  private final ChatModel model;
  private final BiConsumer<NetworkItem, Login> keep;
  private final Map<String, Login> wished = new HashMap<>();

  /**
   * Nothing is wished yet.
   *
   * @param keep takes an account that is there now
   */
  AccountActions(ChatModel model, BiConsumer<NetworkItem, Login> keep) {
    this.model = model;
    this.keep = keep;
  }

  /** An account is to be made on the network of that name as soon as it is connected. */
  void wish(String network, Login login) {
    wished.put(network, login);
  }

  /** A network is connected: asks for the account, if one was wished there. */
  void online(NetworkItem item) {
    Login login = wished.get(item.settings().name());
    if (login != null) {
      String nick = item.nick();
      String account = login.account().equalsIgnoreCase(nick) ? "" : login.account();
      answer(item, item.network().inquiry().register(account, "", login.password()));
    }
  }

  /** Gives the code that came by mail. */
  void verify(NetworkItem item, String account, String code) {
    answer(item, item.network().inquiry().verifyAccount(account, code.strip()));
  }

  private void answer(NetworkItem item, CompletableFuture<AccountAnswer> coming) {
    var _ = coming.thenAccept(answer -> Ui.later(() -> told(item, answer)));
  }

  private void told(NetworkItem item, AccountAnswer answer) {
    model.join().newsProperty().set(Optional.of(new JoinModel.News(item, answer)));
    model.join().shownProperty().set(true);
    boolean isOver = !(answer instanceof AccountAnswer.NeedsCode);
    Login login = isOver ? wished.remove(item.settings().name()) : null;
    if (login != null && answer instanceof AccountAnswer.Made made) {
      var kept = new Login(login.mechanism(), made.account(), login.password());
      item.made(kept);
      keep.accept(item, kept);
    }
  }
}
