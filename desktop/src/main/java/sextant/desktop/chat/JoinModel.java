package sextant.desktop.chat;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sextant.chatclient.AccountAnswer;
import sextant.chatclient.Login;

/** How the next server is joined: as a guest, with an account, or making one. JavaFX thread. */
final class JoinModel {
  /** Who we are there. */
  enum Who {
    GUEST,
    ACCOUNT,
    NEW_ACCOUNT
  }

  /** What came of the wish for an account on a network. */
  record News(NetworkItem network, AccountAnswer answer) {}

  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ObjectProperty<Who> who = new SimpleObjectProperty<>(Who.GUEST);
  private final ObjectProperty<Login.Mechanism> mechanism =
      new SimpleObjectProperty<>(Login.Mechanism.SCRAM_SHA_256);
  private final StringProperty account = new SimpleStringProperty("");
  private final StringProperty password = new SimpleStringProperty("");
  private final StringProperty email = new SimpleStringProperty("");
  private final ObjectProperty<Optional<News>> news = new SimpleObjectProperty<>(Optional.empty());

  /** Whether the ways to join are in sight. */
  BooleanProperty shownProperty() {
    return shown;
  }

  ObjectProperty<Who> whoProperty() {
    return who;
  }

  /** How the account is proven. */
  ObjectProperty<Login.Mechanism> mechanismProperty() {
    return mechanism;
  }

  /** The account's name; empty for the nick. */
  StringProperty accountProperty() {
    return account;
  }

  StringProperty passwordProperty() {
    return password;
  }

  /** Where a new account's code goes, on servers that want an address. */
  StringProperty emailProperty() {
    return email;
  }

  /** The answer to the last wish for an account. */
  ObjectProperty<Optional<News>> newsProperty() {
    return news;
  }

  /** How we log in at the next server under this nick, if we do. */
  Optional<Login> login(String nick) {
    boolean isByCertificate = mechanism.get() == Login.Mechanism.EXTERNAL;
    boolean isWished = who.get() == Who.ACCOUNT && (isByCertificate || !password.get().isEmpty());
    return isWished ? Optional.of(made(mechanism.get(), nick)) : Optional.empty();
  }

  /** The account that is made at the next server under this nick, if one is. */
  Optional<Login> wished(String nick) {
    boolean isWished = who.get() == Who.NEW_ACCOUNT && !password.get().isEmpty();
    return isWished ? Optional.of(made(Login.Mechanism.SCRAM_SHA_256, nick)) : Optional.empty();
  }

  private Login made(Login.Mechanism how, String nick) {
    String name = account.get().isBlank() ? nick : account.get().strip();
    return new Login(how, name, how == Login.Mechanism.EXTERNAL ? "" : password.get());
  }

  /** The next server is joined as a guest again. */
  void forget() {
    who.set(Who.GUEST);
    password.set("");
  }
}
