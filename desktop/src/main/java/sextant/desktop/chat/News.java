package sextant.desktop.chat;

import java.util.List;
import java.util.Optional;
import sextant.chatclient.ConnectionState;
import sextant.chatclient.HarmlessText;
import sextant.chatclient.Line;
import sextant.chatclient.PlaceView;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.kit.Ui;
import sextant.identity.Fingerprint;

/** Takes what the networks tell into the model. JavaFX thread. */
final class News {
  private final ChatModel model;
  private final OpenPlace open;
  private final ChatActions actions;
  private final Notifier notifier;

  News(ChatModel model, OpenPlace open, ChatActions actions, Notifier notifier) {
    this.model = model;
    this.open = open;
    this.actions = actions;
    this.notifier = notifier;
    model.focusedProperty().subscribe((before, now) -> markRead());
  }

  void stateChanged(NetworkItem item, ConnectionState state) {
    item.stateProperty().set(state);
    if (state instanceof ConnectionState.Online) {
      askServer(item);
      actions.online(item);
    }
    count();
    model.commandLineProperty().set(CommandLine.of(model.currentProperty().get()));
  }

  void placesChanged(NetworkItem item, List<PlaceView> places) {
    item.placesProperty().set(actions.order().sorted(item, places));
    actions.showWanted(item);
    askRank(item);
    Optional<Where> current = model.currentProperty().get();
    if (current.filter(one -> one.network() == item && one.view().isEmpty()).isPresent()) {
      actions.select(new Where(item, item.settings().name()));
    }
    count();
  }

  private void askRank(NetworkItem item) {
    var _ =
        item.network()
            .inquiry()
            .isOperator()
            .thenAccept(is ->
                Ui.later(() -> {
                  boolean isNews = item.operatorProperty().get() != is;
                  item.operatorProperty().set(is);
                  if (isNews) {
                    count();
                  }
                }));
  }

  private static void askServer(NetworkItem item) {
    var _ =
        FileHost.address(item.network())
            .thenAccept(url -> Ui.later(() -> item.fileHostProperty().set(url.orElse(""))));
    var _ =
        item.network()
            .inquiry()
            .modes()
            .thenAccept(modes -> Ui.later(() -> item.modesProperty().set(modes)));
  }

  /** Counts what waits for the person. */
  void count() {
    model.placesChangedProperty().set(model.placesChangedProperty().get() + 1);
    int mentions =
        model.networks().stream()
            .flatMap(item -> item.placesProperty().get().stream())
            .filter(place -> !place.isMuted())
            .mapToInt(PlaceView::mentions)
            .sum();
    model.waitingProperty().set(mentions);
  }

  void linesReloaded(NetworkItem item, String place) {
    if (open.is(item, place)) {
      open.reload();
      markRead();
    }
  }

  void linesAdded(NetworkItem item, String place, List<Line> lines) {
    if (open.is(item, place)) {
      open.refresh();
      markRead();
    }
    if (!open.is(item, place) || !model.focusedProperty().get()) {
      notifier.heard(new Where(item, place), lines);
    }
  }

  void lineChanged(NetworkItem item, String place, Line line) {
    if (open.is(item, place)) {
      open.changed(line);
    }
  }

  void peopleChanged(NetworkItem item, String place) {
    if (open.is(item, place)) {
      open.refreshPeople();
    }
  }

  void typingChanged(NetworkItem item, String place, List<String> nicks) {
    item.typing().put(place, nicks);
    showTyping();
  }

  /** Shows who types in the place in front. */
  void showTyping() {
    model
        .typingProperty()
        .set(
            model
                .currentProperty()
                .get()
                .map(one -> one.network().typing().getOrDefault(one.place(), List.of()))
                .map(nicks -> HarmlessText.of(String.join(", ", nicks)))
                .orElse(""));
  }

  void certificateSeen(NetworkItem item, boolean isFirstMeeting, Fingerprint fingerprint) {
    if (isFirstMeeting) {
      var meeting = new ChatModel.Meeting(item.settings().address(), fingerprint);
      model.firstMeetingProperty().set(Optional.of(meeting));
    }
  }

  /** The place in front is read when the person looks at it. */
  void markRead() {
    if (model.focusedProperty().get()) {
      model.currentProperty().get().ifPresent(one -> one.network().network().markRead(one.place()));
    }
  }
}
