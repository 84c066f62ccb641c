package sextant.desktop.files;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sextant.desktop.FilesRoomText;
import sextant.desktop.files.FilesModel.Page;
import sextant.desktop.kit.Action;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.ErrorPanel;
import sextant.desktop.kit.Listening;
import sextant.desktop.kit.Segments;
import sextant.desktop.kit.TitleRow;
import sextant.desktop.shell.FacedRoom;
import sextant.desktop.shell.RoomContext;
import sextant.words.Failure;
import sextant.words.Language;

/** The nodes of the Files room: the row on top, the pages, and the inspector of a transfer. */
final class FilesView implements FacedRoom.View {
  private final FilesModel model;
  private final FilesActions actions;
  private final Language language;
  private final FilesRoomText text;
  private final Listening listening = new Listening();
  private final BorderPane node = new BorderPane();
  private final TextField field = new TextField();
  private final StackPane work = new StackPane();
  private final ErrorPanel error;
  private final TransferInspector inspector;
  private final Map<Page, Node> pages = new EnumMap<>(Page.class);
  private final NearbyPage nearby;
  private final WhyPage why;
  private boolean wasEntered;

  FilesView(Language language, FilesModel model, FilesActions actions, RoomContext context) {
    this.language = language;
    this.model = model;
    this.actions = actions;
    text = new FilesRoomText(language);
    error = new ErrorPanel(language);
    inspector = new TransferInspector(language, context.clockMillis(), listening);
    nearby = new NearbyPage(language, model, actions, context, listening);
    pages.put(Page.NEARBY, nearby.node());
    pages.put(Page.SHARE, new SharePage(text, model, actions, context, listening).node());
    pages.put(Page.HISTORY, new HistoryPage(text, model, actions, listening).node());
    pages.put(Page.TRUSTED, new TrustedPage(language, model, actions, context, listening).node());
    why = new WhyPage(language, model, actions);
    pages.put(Page.WHY, why.node());
    node.getStyleClass().add("files-room");
    var frame = new VBox(error);
    frame.getStyleClass().add("error-frame");
    node.setTop(new VBox(titleRow(), frame));
    node.setCenter(work);
    listening.to(model.pageProperty(), this::show);
    listening.to(model.failureProperty(), this::showFailure);
    listening.to(model.selectedProperty(), inspector::show);
    node.sceneProperty().subscribe(scene -> entered(scene != null));
    show(model.pageProperty().get());
    showFailure(model.failureProperty().get());
    inspector.show(model.selectedProperty().get());
  }

  private void entered(boolean isShown) {
    if (isShown && !wasEntered) {
      wasEntered = true;
      actions.entered();
    }
    if (isShown) {
      actions.seen();
    }
  }

  private Node titleRow() {
    field.setId("files-to");
    field.setPromptText(text.recipientPrompt());
    field.setAccessibleText(text.recipientPrompt());
    field.textProperty().bindBidirectional(model.recipientProperty());
    field.setOnAction(event -> actions.sendToField());
    var send = Buttons.words("files-send", text.send(), actions::sendToField);
    Map<Page, String> names = new EnumMap<>(Page.class);
    names.put(Page.NEARBY, text.nearby());
    names.put(Page.SHARE, text.shareByLink());
    names.put(Page.HISTORY, text.history());
    names.put(Page.TRUSTED, text.trustedPage());
    names.put(Page.WHY, text.whyPage());
    var choice = new Segments<>("files-page", model.pageProperty(), names);
    choice.setMinWidth(Segments.USE_PREF_SIZE);
    var row = new VBox(new TitleRow(text.title(), field, send), choice);
    choice.getStyleClass().add("files-pages");
    return row;
  }

  private void show(Page page) {
    Node shown = pages.get(page);
    if (shown != null) {
      work.getChildren().setAll(shown);
      node.setRight(page == Page.NEARBY ? inspector.node() : null);
    }
  }

  private void showFailure(Optional<Failure> failure) {
    failure.ifPresentOrElse(one -> error.show(one.sentences(language), null), error::hide);
  }

  @Override
  public Node node() {
    return node;
  }

  WhyPage why() {
    return why;
  }

  @Override
  public List<Node> stops() {
    return List.of(field, nearby.firstStop(), inspector.node());
  }

  /** Lets go of the model. */
  @Override
  public void dispose() {
    listening.stop();
    field.textProperty().unbindBidirectional(model.recipientProperty());
  }

  /** What can be done now. */
  @Override
  public List<Action> actions() {
    var list = new ArrayList<Action>();
    list.add(new Action("files.field", text.focusField(), "Shortcut+L", field::requestFocus));
    list.add(
        new Action(
            "files.choose", text.chooseFiles(), "Shortcut+O", actions.packing()::chooseFiles));
    list.add(
        new Action(
            "files.folder",
            text.chooseFolder(),
            "Shortcut+Shift+O",
            actions.packing()::chooseFolder));
    list.add(
        new Action(
            "files.paste", text.paste(), isTyping() ? "" : "Shortcut+V", actions.packing()::paste));
    model
        .chosenNeighbour()
        .ifPresent(chosen ->
            list.add(
                new Action(
                    "files.trust",
                    text.trustOrNot(chosen.found().device().alias()),
                    "Shortcut+D",
                    () -> actions.neighbours().toggleTrust(chosen))));
    list.add(new Action("files.search", text.search(), actions::search));
    list.add(new Action("files.why", text.why(), () -> model.pageProperty().set(Page.WHY)));
    list.add(
        new Action("files.share", text.shareByLink(), () -> model.pageProperty().set(Page.SHARE)));
    list.add(
        new Action("files.history", text.history(), () -> model.pageProperty().set(Page.HISTORY)));
    list.add(
        new Action("files.trusted", text.trusted(), () -> model.pageProperty().set(Page.TRUSTED)));
    list.add(new Action("files.target", text.chooseTarget(), actions::chooseFolderForAll));
    boolean isOpen = model.presenceProperty().get() == FilesModel.Presence.OPEN;
    list.add(
        isOpen
            ? new Action("files.hide", text.hide(), actions.receiving()::hide)
            : new Action("files.show", text.beSeen(), actions.receiving()::open));
    return list;
  }

  // Ctrl+V belongs to a field while somebody writes in it
  private boolean isTyping() {
    return node.getScene() != null
        && node.getScene().getFocusOwner() instanceof TextInputControl typing
        && typing.isEditable();
  }
}
