package sextant.desktop.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import sextant.desktop.FilesRoomText;
import sextant.desktop.files.FilesModel.Neighbour;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.desktop.shell.RoomContext;
import sextant.identity.TrustedDevice;
import sextant.words.Language;

/** Who is there, what waits to be sent, what others want to send, and what runs. */
final class NearbyPage {
  private final Language language;
  private final FilesRoomText text;
  private final FilesModel model;
  private final FilesActions actions;
  private final RoomContext context;
  private final Listening listening;
  private final VBox offers = new VBox();
  private final VBox notes = new VBox();
  private final FlowPane devices = new FlowPane();
  private final VBox nobody = new VBox();
  private final VBox transfers = new VBox();
  private final Map<Neighbour, DeviceCard> cards = new HashMap<>();
  private final Map<TrustedDevice, AwayCard> awayCards = new HashMap<>();
  private final Map<Object, Node> made = new HashMap<>();
  private final ScrollPane node;

  NearbyPage(
      Language language,
      FilesModel model,
      FilesActions actions,
      RoomContext context,
      Listening listening) {
    this.language = language;
    this.model = model;
    this.actions = actions;
    this.context = context;
    this.listening = listening;
    text = new FilesRoomText(language);
    offers.getStyleClass().add("files-list");
    offers.setId("files-offers");
    notes.getStyleClass().add("files-list");
    transfers.getStyleClass().add("files-list");
    transfers.setId("files-transfers");
    devices.getStyleClass().add("device-cards");
    devices.setId("files-devices");
    fillNobody();
    var column =
        new VBox(
            new OwnCard(text, model, actions, listening).node(),
            offers,
            notes,
            new ParcelBar(text, model, actions, listening).node(),
            heading(text.devicesNear()),
            devices,
            nobody,
            heading(text.transfers(), model.transfers()),
            transfers);
    column.getStyleClass().add("files-column");
    node = new ScrollPane(column);
    node.setFitToWidth(true);
    node.getStyleClass().add("files-page");
    follow(model.offers(), this::fillOffers);
    follow(model.notes(), this::fillNotes);
    follow(model.neighbours(), this::fillDevices);
    follow(model.trusted(), this::fillDevices);
    follow(model.transfers(), this::fillTransfers);
    listening.to(model.chosenProperty(), key -> choose());
    listening.to(model.searchingProperty(), is -> fillDevices());
    listening.to(model.presenceProperty(), is -> fillDevices());
  }

  private <T> void follow(ObservableList<T> list, Runnable fill) {
    ListChangeListener<T> changed = change -> fill.run();
    list.addListener(changed);
    listening.add(() -> list.removeListener(changed));
    fill.run();
  }

  Node node() {
    return node;
  }

  /** Where F6 goes after the field. */
  Node firstStop() {
    return devices;
  }

  private Label heading(String words) {
    var label = new Label(words);
    label.getStyleClass().add("files-heading");
    return label;
  }

  private Label heading(String words, ObservableList<?> list) {
    Label label = heading(words);
    label.visibleProperty().bind(Bindings.isNotEmpty(list));
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private void fillNobody() {
    var words = new Label(text.nobodyYet());
    words.getStyleClass().add("quiet");
    words.setWrapText(true);
    var search = Buttons.words("files-search", text.search(), actions::search);
    search.disableProperty().bind(model.searchingProperty());
    var why =
        Buttons.words("files-why", text.why(), () -> model.pageProperty().set(FilesModel.Page.WHY));
    var buttons = new FlowPane(search, why);
    buttons.getStyleClass().add("files-buttons");
    nobody.getChildren().addAll(words, buttons);
    nobody.getStyleClass().add("files-nobody");
  }

  private void fillDevices() {
    cards.keySet().retainAll(model.neighbours());
    List<Node> nodes = new ArrayList<>();
    for (Neighbour each : model.neighbours()) {
      DeviceCard card =
          cards.computeIfAbsent(each, key -> new DeviceCard(text, each, model, actions, context));
      nodes.add(card.node());
    }
    boolean isOpen = model.presenceProperty().get() == FilesModel.Presence.OPEN;
    if (isOpen) {
      awayCards.keySet().retainAll(model.away());
      model
          .away()
          .forEach(each ->
              nodes.add(
                  awayCards
                      .computeIfAbsent(each, key -> new AwayCard(text, each, actions))
                      .node()));
    }
    if (!devices.getChildren().equals(nodes)) {
      devices.getChildren().setAll(nodes);
    }
    choose();
    show(devices, !nodes.isEmpty());
    show(nobody, model.neighbours().isEmpty() && isOpen);
    ((Label) nobody.getChildren().getFirst())
        .setText(model.searchingProperty().get() ? text.searching() : text.nobodyYet());
  }

  private void choose() {
    cards.forEach((each, card) -> card.choose(each.key().equals(model.chosenProperty().get())));
  }

  private static void show(Node part, boolean isShown) {
    part.setVisible(isShown);
    part.setManaged(isShown);
  }

  private void fillOffers() {
    keep(offers, model.offers(), offer -> new OfferPanel(language, offer, actions, context).node());
  }

  private void fillNotes() {
    keep(notes, model.notes(), note -> new NotePanel(text, note, model, context).node());
  }

  private void fillTransfers() {
    keep(
        transfers,
        model.transfers(),
        item -> new TransferRow(language, item, model, actions, listening).node());
  }

  /** Makes the node of a thing. */
  private interface Maker<T> {
    Node make(T thing);
  }

  private <T> void keep(VBox box, List<T> things, Maker<T> maker) {
    List<Node> nodes = new ArrayList<>();
    for (T each : things) {
      nodes.add(made.computeIfAbsent(each, key -> maker.make(each)));
    }
    box.getChildren().setAll(nodes);
    show(box, !nodes.isEmpty());
    made.values().removeIf(node -> node.getParent() == null);
  }
}
