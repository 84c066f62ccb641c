package sextant.cli.chat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sextant.chatclient.PlaceView;

/** Everything the screen shows. Belongs to the screen's thread. */
final class ScreenState {
  private final List<NetworkState> networks = new ArrayList<>();
  private final Entry entry = new Entry();
  private Optional<Where> current = Optional.empty();
  private Overlay overlay = new Overlay.None();
  private boolean hidesSidebar;
  private boolean hidesPeople;
  private String note = "";

  List<NetworkState> networks() {
    return networks;
  }

  /** The field to write in. */
  Entry entry() {
    return entry;
  }

  Optional<Where> current() {
    return current;
  }

  void current(Optional<Where> where) {
    current = where;
  }

  boolean isCurrent(NetworkState network, String place) {
    return current
        .filter(where -> where.network() == network && where.place().equalsIgnoreCase(place))
        .isPresent();
  }

  Overlay overlay() {
    return overlay;
  }

  void overlay(Overlay now) {
    overlay = now;
  }

  /** All places in the order of their numbers: of each network its page, its rooms, its people. */
  List<Where> places() {
    List<Where> all = new ArrayList<>();
    for (NetworkState network : networks) {
      network.places().stream()
          .sorted(
              Comparator.comparing(PlaceView::kind)
                  .thenComparing(PlaceView::name, String.CASE_INSENSITIVE_ORDER))
          .forEach(place -> all.add(new Where(network, place.name())));
    }
    return all;
  }

  boolean hidesSidebar() {
    return hidesSidebar;
  }

  void toggleSidebar() {
    hidesSidebar = !hidesSidebar;
  }

  boolean hidesPeople() {
    return hidesPeople;
  }

  void togglePeople() {
    hidesPeople = !hidesPeople;
  }

  /** Something the person should know, until the next key; empty for nothing. */
  String note() {
    return note;
  }

  void note(String words) {
    note = words;
  }
}
