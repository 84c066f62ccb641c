package sextant.desktop.talk;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.desktop.kit.Sparkline;
import sextant.desktop.talk.Session.State;
import sextant.talk.Counters;
import sextant.words.Quantity;

/** The row over a conversation: what it is, its counters and rate, and its tools. */
final class StatusRow {
  private final TalkRoomText text;
  private final Session session;
  private final TalkActions actions;
  private final Listening listening;
  private final HBox row = new HBox();

  StatusRow(TalkRoomText text, SessionView view, TalkActions actions, Listening listening) {
    this.text = text;
    session = view.session();
    this.actions = actions;
    this.listening = listening;
    row.getStyleClass().add("status-row");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var hex = Buttons.toggle("talk-hex", Material2AL.CODE, text.showHex());
    hex.selectedProperty().bindBidirectional(session.hexShownProperty());
    var saved = Buttons.toggle("talk-saved", Material2AL.BOOKMARK_BORDER, text.saved());
    saved.setSelected(session.savedShownProperty().get());
    saved.setOnAction(event -> actions.keeper().show(session, saved.isSelected()));
    listening.to(session.savedShownProperty(), saved::setSelected);
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
            play(),
            packets(),
            certificate(view),
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
    words.setMinWidth(0);
    words.setTooltip(new Tooltip());
    words.getTooltip().textProperty().bind(words.textProperty());
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
    ListChangeListener<Double> added =
        change -> {
          while (change.next()) {
            for (double rate : change.getAddedSubList()) {
              line.add(rate);
              tooltip.setText(text.rate(Quantity.count(Math.round(rate))));
            }
          }
        };
    session.messageRates().addListener(added);
    listening.add(() -> session.messageRates().removeListener(added));
    return line;
  }

  private MenuButton play() {
    MenuButton menu = menu("talk-play", Material2MZ.PLAYLIST_PLAY, text.play());
    menu.getItems()
        .addAll(
            item(
                "talk-play-sequence",
                text.playSequence(),
                () -> actions.tools().playSequence(session)),
            item("talk-replay", text.replay(), () -> actions.tools().replay(session, 1)),
            item(
                "talk-replay-10",
                text.replayFaster("10"),
                () -> actions.tools().replay(session, 10)),
            item(
                "talk-replay-100",
                text.replayFaster("100"),
                () -> actions.tools().replay(session, 100)),
            item("talk-play-stop", text.stopPlaying(), () -> actions.tools().stopPlaying(session)));
    menu.disableProperty().bind(session.stateProperty().isNotEqualTo(State.OPEN));
    return menu;
  }

  private MenuButton packets() {
    MenuButton menu = menu("talk-packets", Material2MZ.REORDER, text.showPackets());
    menu.getItems()
        .add(
            item(
                "talk-packets-now",
                text.packetsFromNow(),
                () -> actions.tools().showPackets(session)));
    if (!session.isServer()) {
      menu.getItems()
          .add(
              item(
                  "talk-packets-handshake",
                  text.packetsFromHandshake(),
                  () -> actions.tools().showHandshake(session)));
    }
    menu.setVisible(actions.tools().canShowPackets(session));
    menu.managedProperty().bind(menu.visibleProperty());
    return menu;
  }

  private Button certificate(SessionView view) {
    Button button =
        Buttons.icon(
            "talk-certificate", Material2AL.LOCK, text.protection(), () -> view.showCertificate());
    button.setVisible(actions.tools().protection(session).isPresent());
    button.managedProperty().bind(button.visibleProperty());
    listening.to(
        session.countersProperty(),
        now -> button.setVisible(actions.tools().protection(session).isPresent()));
    listening.to(
        session.stateProperty(),
        now -> button.setVisible(actions.tools().protection(session).isPresent()));
    return button;
  }

  private MenuButton export() {
    MenuButton menu = menu("talk-export", Material2MZ.SAVE_ALT, text.export());
    menu.getItems()
        .addAll(
            item("talk-export-text", text.exportText(), () -> export(TalkExport.Format.TEXT)),
            item("talk-export-json", text.exportJson(), () -> export(TalkExport.Format.JSON_LINES)),
            item(
                "talk-export-pcapng", text.exportPcapng(), () -> export(TalkExport.Format.PCAPNG)));
    return menu;
  }

  private void export(TalkExport.Format format) {
    actions.tools().export(session, format);
  }

  private static MenuButton menu(String id, Ikon icon, String what) {
    var menu = new MenuButton(null, new FontIcon(icon));
    menu.setId(id);
    menu.getStyleClass().addAll("button-icon", "flat", "no-arrow");
    menu.setTooltip(new Tooltip(what));
    menu.setAccessibleText(what);
    menu.setMinWidth(MenuButton.USE_PREF_SIZE);
    return menu;
  }

  private static MenuItem item(String id, String name, Runnable run) {
    var item = new MenuItem(name);
    item.setId(id);
    item.setOnAction(event -> run.run());
    return item;
  }
}
