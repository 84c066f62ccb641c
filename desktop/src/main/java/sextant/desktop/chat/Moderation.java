package sextant.desktop.chat;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sextant.chatclient.Bans;
import sextant.chatclient.ListEntry;
import sextant.chatclient.Person;
import sextant.chatclient.PlaceView;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.kit.Ui;

/** What operators do to people and rooms. JavaFX thread; the server decides and answers. */
final class Moderation {
  private final ChatModel model;

  Moderation(ChatModel model) {
    this.model = model;
  }

  /** What we may do in the place in front. */
  Rights rights() {
    Optional<Where> here = model.currentProperty().get();
    String signs =
        here.flatMap(where ->
                model.people().stream()
                    .filter(one -> one.nick().equalsIgnoreCase(where.network().nick()))
                    .findFirst())
            .map(Person::signs)
            .orElse("");
    return here.map(where -> new Rights(where.network().modesProperty().get(), signs))
        .orElse(Rights.none());
  }

  private void send(String command, String words) {
    room()
        .ifPresent(
            where -> where.network().network().raw(command + " " + where.place() + " " + words));
  }

  private Optional<Where> room() {
    return model
        .currentProperty()
        .get()
        .filter(
            where -> where.view().filter(view -> view.kind() == PlaceView.Kind.ROOM).isPresent());
  }

  /** Sets a mode with or without a value, or takes it away. */
  void mode(boolean isSet, char letter, String value) {
    String word = oneWord(value);
    send("MODE", (isSet ? "+" : "-") + letter + (word.isEmpty() ? "" : " " + word));
  }

  /** Says what the room is about. */
  void topic(String words) {
    send("TOPIC", ":" + words.replaceAll("[\\r\\n]+", " "));
  }

  /** Puts somebody out of the room. */
  void putOut(Person person) {
    send("KICK", person.nick());
  }

  /** Keeps somebody out: by host when the server tells it, else by nick. */
  void ban(Person person) {
    room()
        .ifPresent(where -> new Bans(where.network().network(), where.place()).add(person.nick()));
  }

  /** Who is kept out of the place in front. */
  void bans(Consumer<List<ListEntry>> then) {
    room()
        .ifPresent(where -> {
          var _ =
              where
                  .network()
                  .network()
                  .inquiry()
                  .list(where.place(), 'b')
                  .thenAccept(entries ->
                      Ui.later(() -> {
                        if (room().equals(Optional.of(where))) {
                          then.accept(entries);
                        }
                      }));
        });
  }

  private static String oneWord(String value) {
    return value.strip().replaceAll("[\\s:]+", "_");
  }
}
