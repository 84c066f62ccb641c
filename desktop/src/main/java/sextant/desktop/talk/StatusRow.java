package sextant.desktop.talk;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Sparkline;
import sextant.desktop.talk.Session.State;
import sextant.talk.Counters;
import sextant.words.Quantity;

/** The row over a conversation: what it is, its counters and rate, and its tools. */
final class StatusRow {
  private final TalkRoomText text;
  private final Session session;
  private final TalkActions actions;
  private final HBox row = new HBox();

  StatusRow(TalkRoomText text, Session session, TalkActions actions, SessionView view) {
    this.text = text;
    this.session = session;
    this.actions = actions;
    row.getStyleClass().add("status-row");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var hex = Buttons.toggle("talk-hex", Material2AL.CODE, text.showHex());
    hex.selectedProperty().bindBidirectional(session.hexShownProperty());
    var saved = Buttons.toggle("talk-saved", Material2AL.BOOKMARK_BORDER, text.saved());
    saved.setSelected(session.savedShownProperty().get());
    saved.setOnAction(event -> actions.showSaved(session, saved.isSelected()));
    session.savedShownProperty().addListener((at, before, now) -> saved.setSelected(now));
    row.getChildren()
        .addAll(
            state(),
            busy(),
            space,
            counters(),
            rate(),
            hex,
            Buttons.icon("talk-find", Material2MZ.SEARCH, text.find(), view::openFind),
            saved,
            export(),
            Buttons.icon("talk-clear", Material2AL.DELETE_OUTLINE, text.clear(), view::clear),
            view.stopButton());
  }

  Node node() {
    return row;
  }

  private Label state() {
    var words = new Label();
    words.setId("talk-state");
    words.getStyleClass().add("status-words");
    words.setMinWidth(Label.USE_PREF_SIZE);
    words
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::stateWords, session.stateProperty(), session.placeProperty()));
    return words;
  }

  private String stateWords() {
    String place = session.placeProperty().get();
    return switch (session.stateProperty().get()) {
      case OPENING -> session.isServer() ? text.opening(place) : text.connecting(place);
      case OPEN -> session.isServer() ? text.listeningOn(place) : text.connectedTo(place);
      case ENDED -> session.isServer() ? text.stoppedAt(place) : text.endedWith(place);
    };
  }

  private ProgressIndicator busy() {
    var busy = new ProgressIndicator();
    busy.getStyleClass().add("busy");
    busy.visibleProperty().bind(session.stateProperty().isEqualTo(State.OPENING));
    busy.managedProperty().bind(busy.visibleProperty());
    return busy;
  }

  private Label counters() {
    var words = new Label();
    words.setId("talk-counters");
    words.getStyleClass().addAll("small-text", "quiet");
    words.setMinWidth(0);
    words
        .textProperty()
        .bind(Bindings.createStringBinding(this::counterWords, session.countersProperty()));
    words.setTooltip(new Tooltip(text.countersHint()));
    return words;
  }

  private String counterWords() {
    Counters now = session.countersProperty().get();
    return "← "
        + Quantity.count(now.messagesIn())
        + " · "
        + Quantity.bytes(now.bytesIn())
        + "   → "
        + Quantity.count(now.messagesOut())
        + " · "
        + Quantity.bytes(now.bytesOut());
  }

  private Node rate() {
    var line = new Sparkline(60);
    line.getStyleClass().add("rate");
    session.messageRates().forEach(line::add);
    Tooltip tooltip = new Tooltip(text.rate("0"));
    Tooltip.install(line, tooltip);
    session
        .messageRates()
        .addListener(
            (ListChangeListener<Double>)
                change -> {
                  double last =
                      session.messageRates().isEmpty() ? 0 : session.messageRates().getLast();
                  boolean added = false;
                  while (change.next()) {
                    added |= change.wasAdded();
                  }
                  if (added) {
                    line.add(last);
                    tooltip.setText(text.rate(Quantity.count(Math.round(last))));
                  }
                });
    return line;
  }

  private MenuButton export() {
    var menu = new MenuButton(null, new FontIcon(Material2MZ.SAVE_ALT));
    menu.setId("talk-export");
    menu.getStyleClass().addAll("button-icon", "flat", "no-arrow");
    menu.setTooltip(new Tooltip(text.export()));
    menu.setAccessibleText(text.export());
    menu.setMinWidth(MenuButton.USE_PREF_SIZE);
    menu.getItems()
        .addAll(
            item(text.exportText(), TalkExport.Format.TEXT),
            item(text.exportJson(), TalkExport.Format.JSON_LINES),
            item(text.exportPcapng(), TalkExport.Format.PCAPNG));
    return menu;
  }

  private MenuItem item(String name, TalkExport.Format format) {
    var item = new MenuItem(name);
    item.setOnAction(event -> actions.export(session, format));
    return item;
  }
}
