package sextant.desktop.chat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import sextant.chatclient.ConnectionState;
import sextant.chatclient.Network;
import sextant.chatclient.NetworkListener;
import sextant.chatclient.NetworkSettings;
import sextant.chatclient.PlaceView;
import sextant.chatclient.Surroundings;

/** A network and what it told last. All but the network itself belongs to the JavaFX thread. */
final class NetworkItem {
  private final Network network;
  private final boolean isHosted;
  private final ObjectProperty<ConnectionState> state =
      new SimpleObjectProperty<>(new ConnectionState.Offline());
  private final ObjectProperty<List<PlaceView>> places = new SimpleObjectProperty<>(List.of());
  private final Map<String, List<String>> typing = new HashMap<>();

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
