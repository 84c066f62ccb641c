package sextant.desktop.chat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import sextant.chatclient.HarmlessText;
import sextant.chatclient.Person;
import sextant.chatclient.PlaceView;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.Completion.Completed;
import sextant.desktop.chat.Completion.Offer;

/** What the word at the caret could become, over the field; Tab takes one after the other. */
final class OfferStrip {
  private static final int MOST = 8;
  private static final List<String> COMMANDS =
      List.of("/join", "/list", "/part", "/query", "/msg", "/me", "/topic", "/nick", "/raw");

  private final ChatModel model;
  private final TextArea field;
  private final Completion completion = new Completion();
  private final HBox node = new HBox();
  private boolean isCompleting;

  OfferStrip(ChatModel model, ChatRoomText text, TextArea field) {
    this.model = model;
    this.field = field;
    node.setId("chat-offers");
    node.setAccessibleText(text.offers());
    node.getStyleClass().addAll("tools", "chat-offers");
    show(List.of());
  }

  Node node() {
    return node;
  }

  /** Looks anew what fits. */
  void refresh() {
    if (!isCompleting) {
      completion.use(sources());
      int caret = Math.min(field.getCaretPosition(), field.getText().length());
      show(completion.offers(field.getText(), caret));
    }
  }

  private Completion.Sources sources() {
    List<String> nicks = model.people().stream().map(Person::nick).toList();
    List<String> rooms =
        model.currentProperty().get().stream()
            .flatMap(where -> where.network().placesProperty().get().stream())
            .filter(view -> view.kind() == PlaceView.Kind.ROOM)
            .map(PlaceView::name)
            .toList();
    return new Completion.Sources(nicks, rooms, COMMANDS);
  }

  private void show(List<Offer> offers) {
    node.getChildren().clear();
    for (Offer offer : offers.subList(0, Math.min(MOST, offers.size()))) {
      var button = new Button(HarmlessText.of(offer.shown()));
      button.getStyleClass().addAll("flat", "small-text");
      button.setFocusTraversable(false);
      button.setMnemonicParsing(false);
      button.setOnAction(event -> {
        put(completion.take(field.getText(), field.getCaretPosition(), offer));
        field.requestFocus();
        refresh();
      });
      node.getChildren().add(button);
    }
    node.setVisible(!offers.isEmpty());
    node.setManaged(!offers.isEmpty());
  }

  /** Completes the word, or takes the next that fits; false when nothing does. */
  boolean complete() {
    completion.use(sources());
    String words = field.getText();
    Completed done = completion.complete(words, field.getCaretPosition());
    if (done.text().equals(words)) {
      return false;
    }
    put(done);
    return true;
  }

  private void put(Completed done) {
    isCompleting = true;
    field.setText(done.text());
    field.positionCaret(done.caret());
    isCompleting = false;
  }
}
