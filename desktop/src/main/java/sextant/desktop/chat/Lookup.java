package sextant.desktop.chat;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sextant.chatclient.ClientStore.Found;
import sextant.chatclient.Line;
import sextant.chatclient.Person;
import sextant.chatclient.PlaceView;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.kit.Ui;
import sextant.words.FailureException;

/** Looks up what was said and who somebody is. JavaFX thread. */
final class Lookup {
  private final ChatModel model;
  private final ChatActions actions;
  private final ChatEngine engine;

  Lookup(ChatModel model, ChatActions actions, ChatEngine engine) {
    this.model = model;
    this.actions = actions;
    this.engine = engine;
  }

  /** Asks the server who somebody is. */
  void whois(Person person) {
    model
        .currentProperty()
        .get()
        .map(where -> where.network().network().inquiry().whois(person.nick()))
        .ifPresent(coming -> {
          var _ =
              coming.thenAccept(who -> Ui.later(() -> model.whoisProperty().set(Optional.of(who))));
        });
  }

  /** Looks for lines with these words; of one network and place unless these are empty. */
  void search(String network, String place, String words, int most, Consumer<List<Found>> then) {
    Ui.background(
        "chat-search",
        () -> {
          try {
            List<Found> found = engine.search(network, place, words, most);
            Ui.later(() -> then.accept(found));
          } catch (FailureException e) {
            actions.failedLater(e);
          }
        });
  }

  /** Asks servers for the same: they know what was said while we were not there. */
  void searchServers(
      List<NetworkItem> items, String place, String words, int most, Consumer<List<Found>> then) {
    for (NetworkItem item : items) {
      var _ =
          item.network()
              .inquiry()
              .search(place, words, most)
              .thenAccept(found -> Ui.later(() -> then.accept(found)));
    }
  }

  /** Goes to a line, wherever it was said. */
  void goTo(String network, String place, Line line) {
    Optional<NetworkItem> item =
        model.networks().stream().filter(one -> one.settings().name().equals(network)).findFirst();
    item.ifPresent(one -> {
      var where = new Where(one, one.place(place).map(PlaceView::name).orElse(place));
      if (!model.currentProperty().get().equals(Optional.of(where))) {
        actions.select(where);
      }
      actions.open().goTo(line);
    });
  }
}
