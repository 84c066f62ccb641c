package sextant.desktop.chat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.control.CheckBox;
import javafx.util.Duration;
import sextant.chatclient.ClientStore;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.kit.FindBar;
import sextant.desktop.kit.Listening;
import sextant.words.Language;

/** Finds what was said, newest first, in the place in front or everywhere, and goes there. */
final class LineFinder implements FindBar.Finder {
  private static final int MOST = 500;
  private static final Duration PAUSE = Duration.millis(300);
  private static final int SHORTEST = 2;

  private final ChatModel model;
  private final ChatActions actions;
  private final ChatRoomText text;
  private final CheckBox everywhere;
  private final FindBar bar;
  private final PauseTransition servers = new PauseTransition(PAUSE);
  private List<ClientStore.Found> found = List.of();
  private String asked = "";
  private int at = -1;
  private boolean isGoing;

  LineFinder(Language language, ChatModel model, ChatActions actions, Listening listening) {
    this.model = model;
    this.actions = actions;
    text = new ChatRoomText(language);
    everywhere = new CheckBox(text.everywhere());
    everywhere.setId("chat-find-everywhere");
    everywhere.setMinWidth(CheckBox.USE_PREF_SIZE);
    bar = new FindBar("chat-find", language, text.findPrompt(), this, everywhere);
    bar.enterGoesUp();
    everywhere.setOnAction(event -> changed(bar.words()));
    servers.setOnFinished(event -> askServers());
    listening.add(servers::stop);
    listening.to(
        model.currentProperty(),
        now -> {
          if (bar.isVisible() && !isGoing) {
            changed(bar.words());
          }
        });
  }

  FindBar bar() {
    return bar;
  }

  @Override
  public void changed(String words) {
    asked = words;
    at = -1;
    found = List.of();
    bar.tell("", false);
    Optional<Where> here = model.currentProperty().get();
    if (words.isBlank() || here.isEmpty()) {
      return;
    }
    servers.playFromStart(); // not at every letter
    boolean isAll = everywhere.isSelected();
    String network = isAll ? "" : here.get().network().settings().name();
    String place = isAll ? "" : here.get().place();
    actions
        .lookup()
        .search(
            network,
            place,
            words,
            MOST,
            lines -> {
              if (asked.equals(words)) {
                add(lines);
              }
            });
  }

  private void askServers() {
    String words = asked;
    Optional<Where> here = model.currentProperty().get();
    if (words.strip().length() < SHORTEST || here.isEmpty()) {
      return;
    }
    boolean isAll = everywhere.isSelected();
    actions
        .lookup()
        .searchServers(
            isAll ? model.networks() : List.of(here.get().network()),
            isAll ? "" : here.get().place(),
            words,
            MOST,
            lines -> {
              if (asked.equals(words) && !lines.isEmpty()) {
                add(lines);
              }
            });
  }

  // The one that is shown stays the one that is shown, whatever else is found.
  private void add(List<ClientStore.Found> lines) {
    Optional<ClientStore.Found> shown = at < 0 ? Optional.empty() : Optional.of(found.get(at));
    Map<String, ClientStore.Found> all = new LinkedHashMap<>();
    for (ClientStore.Found one : concat(found, lines)) {
      all.putIfAbsent(one.network() + "\n" + one.line().key(), one);
    }
    found =
        all.values().stream()
            .sorted(
                Comparator.comparingLong((ClientStore.Found one) -> one.line().millis()).reversed())
            .limit(MOST)
            .toList();
    at = shown.map(found::indexOf).orElse(-1);
    tell();
  }

  private static List<ClientStore.Found> concat(
      List<ClientStore.Found> one, List<ClientStore.Found> other) {
    var all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private void tell() {
    boolean isMissing = found.isEmpty();
    String most = found.size() == MOST ? "+" : "";
    bar.tell(
        isMissing
            ? text.notFound()
            : at < 0
                ? text.foundCount(found.size() + most)
                : text.foundAt(at + 1, found.size() + most),
        isMissing);
  }

  /** Up is what was said before, down what was said after. */
  @Override
  public void step(String words, int by) {
    if (found.isEmpty()) {
      return;
    }
    at = at < 0 ? 0 : Math.floorMod(at - by, found.size());
    tell();
    ClientStore.Found one = found.get(at);
    isGoing = true;
    actions.lookup().goTo(one.network(), one.place(), one.line());
    isGoing = false;
  }

  @Override
  public void closed() {
    found = List.of();
    asked = "";
    at = -1;
  }
}
