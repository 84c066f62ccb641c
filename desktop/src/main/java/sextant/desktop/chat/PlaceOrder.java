package sextant.desktop.chat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sextant.chatclient.PlaceView;
import sextant.desktop.chat.ChatModel.Where;

/** The order of networks and their places, as the person made it. JavaFX thread. */
final class PlaceOrder {
  private final ChatModel model;
  private final ChatMemory memory;

  PlaceOrder(ChatModel model, ChatMemory memory) {
    this.model = model;
    this.memory = memory;
  }

  /** The places in their order: the server's page first, new ones at the end. */
  List<PlaceView> sorted(NetworkItem item, List<PlaceView> places) {
    List<String> order = memory.order(item.settings().name());
    List<PlaceView> all = new ArrayList<>(places);
    all.sort(
        Comparator.comparing((PlaceView view) -> view.kind() != PlaceView.Kind.SERVER)
            .thenComparingInt(view -> at(order, view.name())));
    return all;
  }

  private static int at(List<String> order, String name) {
    int at = order.indexOf(name);
    return at < 0 ? Integer.MAX_VALUE : at;
  }

  /** Puts the networks into their order. */
  void sortNetworks() {
    List<String> order = memory.order("");
    List<NetworkItem> all = new ArrayList<>(model.networks());
    all.sort(Comparator.comparingInt(item -> at(order, item.settings().name())));
    if (!all.equals(model.networks())) {
      model.networks().setAll(all);
    }
  }

  /** Moves a place, or a whole network by its page, up with -1 or down with 1. */
  void move(Where where, int by) {
    if (where.isServer()) {
      List<String> names =
          new ArrayList<>(model.networks().stream().map(one -> one.settings().name()).toList());
      if (swap(names, where.place(), by)) {
        memory.keepOrder("", names);
        sortNetworks();
      }
      return;
    }
    NetworkItem item = where.network();
    List<String> names = new ArrayList<>(names(item));
    if (swap(names, where.place(), by)) {
      keep(item, names);
    }
  }

  /** Puts a place where another one of its network is. */
  void put(Where where, Where there) {
    NetworkItem item = where.network();
    List<String> names = new ArrayList<>(names(item));
    int to = names.indexOf(there.place());
    if (item.equals(there.network()) && to >= 0 && names.remove(where.place())) {
      names.add(Math.min(to, names.size()), where.place());
      keep(item, names);
    }
  }

  private static List<String> names(NetworkItem item) {
    return item.placesProperty().get().stream()
        .filter(view -> view.kind() != PlaceView.Kind.SERVER)
        .map(PlaceView::name)
        .toList();
  }

  private void keep(NetworkItem item, List<String> names) {
    memory.keepOrder(item.settings().name(), names);
    item.placesProperty().set(sorted(item, item.placesProperty().get()));
  }

  private static boolean swap(List<String> names, String name, int by) {
    int at = names.indexOf(name);
    int to = at + by;
    if (at < 0 || to < 0 || to >= names.size()) {
      return false;
    }
    names.set(at, names.get(to));
    names.set(to, name);
    return true;
  }
}
