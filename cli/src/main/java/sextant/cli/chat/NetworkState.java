package sextant.cli.chat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.chatclient.ConnectionState;
import sextant.chatclient.PlaceView;

/** One network as the screen knows it; changed on the screen's thread only. */
final class NetworkState {
  private final String name;
  private final Map<String, Buffer> buffers = new HashMap<>();
  private List<PlaceView> places = List.of();
  private ConnectionState connection = new ConnectionState.Offline();

  NetworkState(String name) {
    this.name = name;
  }

  /** What people call it; also the name of its own page. */
  String name() {
    return name;
  }

  List<PlaceView> places() {
    return places;
  }

  Optional<PlaceView> place(String wanted) {
    return places.stream().filter(place -> place.name().equalsIgnoreCase(wanted)).findFirst();
  }

  void places(List<PlaceView> now) {
    places = List.copyOf(now);
    buffers.keySet().removeIf(each -> place(each).isEmpty());
  }

  ConnectionState connection() {
    return connection;
  }

  void connection(ConnectionState now) {
    connection = now;
  }

  /** The nick we have there, empty when not connected. */
  String nick() {
    return connection instanceof ConnectionState.Online online ? online.nick() : "";
  }

  Buffer buffer(String place) {
    return buffers.computeIfAbsent(place, _ -> new Buffer());
  }
}
