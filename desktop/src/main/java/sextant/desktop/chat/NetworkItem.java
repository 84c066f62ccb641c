package sextant.desktop.chat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sextant.chatclient.ConnectionState;
import sextant.chatclient.Login;
import sextant.chatclient.Network;
import sextant.chatclient.NetworkListener;
import sextant.chatclient.NetworkSettings;
import sextant.chatclient.PlaceView;
import sextant.chatclient.Surroundings;
import sextant.irc.ModeSyntax;

/** A network and what it told last. All but the network itself belongs to the JavaFX thread. */
final class NetworkItem {
  private final Network network;
  private final boolean isHosted;
  private final ObjectProperty<ConnectionState> state =
      new SimpleObjectProperty<>(new ConnectionState.Offline());
  private final ObjectProperty<ModeSyntax> modes =
      new SimpleObjectProperty<>(Rights.none().modes());
  private final StringProperty fileHost = new SimpleStringProperty("");
  private final BooleanProperty operator = new SimpleBooleanProperty();
  private final ObjectProperty<List<PlaceView>> places = new SimpleObjectProperty<>(List.of());
  private final Map<String, List<String>> typing = new HashMap<>();
  private final List<Runnable> early = new ArrayList<>();
  private boolean isBegun;
  private Optional<Login> made = Optional.empty();

  /**
   * A network that is not connected yet.
   *
   * @param isHosted whether its server is this program
   */
  NetworkItem(
      NetworkSettings settings,
      boolean isHosted,
      Surroundings surroundings,
      Function<NetworkItem, NetworkListener> listener) {
    this.isHosted = isHosted;
    network = new Network(settings, surroundings, listener.apply(this));
  }

  /** It is complete and on the list: what it told meanwhile is taken now. */
  void begin() {
    isBegun = true;
    early.forEach(Runnable::run);
    early.clear();
  }

  /** Takes something the network tells; kept while the item is still being made elsewhere. */
  void told(Runnable news) {
    if (isBegun) {
      news.run();
    } else {
      early.add(news);
    }
  }

  Network network() {
    return network;
  }

  NetworkSettings settings() {
    return network.settings();
  }

  boolean isHosted() {
    return isHosted;
  }

  ObjectProperty<ConnectionState> stateProperty() {
    return state;
  }

  /** Which modes rooms have there. */
  ObjectProperty<ModeSyntax> modesProperty() {
    return modes;
  }

  /** Where the server keeps files, empty when it keeps none. */
  StringProperty fileHostProperty() {
    return fileHost;
  }

  /** The account we have there: the one made just now, else the one of the settings. */
  Optional<Login> login() {
    return made.isPresent() ? made : settings().login();
  }

  /** An account was made there. */
  void made(Login login) {
    made = Optional.of(login);
  }

  /** Whether we operate the server. */
  BooleanProperty operatorProperty() {
    return operator;
  }

  /** The server's page first. */
  ObjectProperty<List<PlaceView>> placesProperty() {
    return places;
  }

  Map<String, List<String>> typing() {
    return typing;
  }

  Optional<PlaceView> place(String name) {
    return places.get().stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The nick we have there. */
  String nick() {
    return state.get() instanceof ConnectionState.Online online ? online.nick() : settings().nick();
  }
}
