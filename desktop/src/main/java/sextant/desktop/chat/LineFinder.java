package sextant.desktop.chat;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import sextant.chatclient.ClientStore;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.kit.FindBar;
import sextant.desktop.kit.Listening;
import sextant.words.Language;

/** Finds what was said, newest first, in the place in front or everywhere, and goes there. */
final class LineFinder implements FindBar.Finder {
  private static final int MOST = 500;

  private final ChatModel model;
  private final ChatActions actions;
  private final ChatRoomText text;
  private final CheckBox everywhere;
  private final FindBar bar;
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
                found = lines;
                tell();
              }
            });
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
  }
}
