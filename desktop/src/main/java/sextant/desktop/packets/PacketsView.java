package sextant.desktop.packets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.PacketsRoomText;
import sextant.desktop.kit.Action;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.ErrorPanel;
import sextant.desktop.kit.StartCard;
import sextant.desktop.kit.StartPage;
import sextant.desktop.kit.TitleRow;
import sextant.desktop.packets.PacketsModel.Page;
import sextant.words.Failure;
import sextant.words.Language;

/** The nodes of the Packets room: the filter on top, and under it one of its pages. */
final class PacketsView {
  /** What the button beside the explanation of missing rights copies. */
  static final String ALLOW_COMMAND =
      "sudo -E setpriv --inh-caps +net_raw --ambient-caps +net_raw --reuid $(id -u)"
          + " --regid $(id -g) --clear-groups sextant";

  private final Language language;
  private final PacketsModel model;
  private final PacketsActions actions;
  private final PacketsRoomText text;
  private final FilterField filter;
  private final PacketListPane packets;
  private final BuildPane build;
  private final FollowPane follow;
  private final StatisticsPane statistics;
  private final ErrorPanel error;
  private final Button capture;
  private final StackPane work = new StackPane();
  private final BorderPane node = new BorderPane();
  private final ChangeListener<Object> pageChanged = (at, before, now) -> showPage();
  private final ChangeListener<Boolean> capturingChanged = (at, before, now) -> showCapturing();
  private final ChangeListener<Optional<Failure>> failureChanged =
      (at, before, now) -> showFailure(now);

  PacketsView(Language language, PacketsModel model, PacketsActions actions) {
    this.language = language;
    this.model = model;
    this.actions = actions;
    text = new PacketsRoomText(language);
    filter = new FilterField(language, model, actions);
    packets = new PacketListPane(language, model, actions);
    build = new BuildPane(language, model, actions);
    follow = new FollowPane(language, model);
    statistics = new StatisticsPane(language, model);
    error = new ErrorPanel(language);
    capture = Buttons.words("packets-capture", text.capture(), actions::toggleCapture);
    var frame = new VBox(error);
    frame.getStyleClass().add("error-frame");
    node.setTop(new VBox(titleRow(), filter.verdict(), frame));
    node.getStyleClass().add("packets-room");
    node.setCenter(work);
    model.pageProperty().addListener(new WeakChangeListener<>(pageChanged));
    model.hasPacketsProperty().addListener(new WeakChangeListener<>(pageChanged));
    model.capturingProperty().addListener(new WeakChangeListener<>(capturingChanged));
    model.failureProperty().addListener(new WeakChangeListener<>(failureChanged));
    node.getProperties().put(PacketsView.class, this); // the listeners live as long as the nodes
    showPage();
    showCapturing();
    showFailure(model.failureProperty().get());
  }

  private Node titleRow() {
    Button open = Buttons.icon("packets-open", Material2AL.FOLDER_OPEN, text.open(), actions::open);
    Button save = Buttons.icon("packets-save", Material2MZ.SAVE_ALT, text.save(), actions::save);
    Button follow =
        Buttons.icon(
            "packets-follow", Material2AL.COMPARE_ARROWS, text.follow(), () -> go(Page.FOLLOW));
    Button count =
        Buttons.icon(
            "packets-statistics-open",
            Material2AL.INSERT_CHART_OUTLINED,
            text.statistics(),
            () -> go(Page.STATISTICS));
    Button own =
        Buttons.icon("packets-build", Material2AL.BUILD, text.build(), () -> go(Page.BUILD));
    save.disableProperty().bind(model.hasPacketsProperty().not());
    count.disableProperty().bind(model.hasPacketsProperty().not());
    follow.disableProperty().bind(model.selectedProperty().map(Optional::isEmpty));
    HBox.setHgrow(filter.node(), Priority.ALWAYS);
    var group = new HBox(interfaces(), filter.node());
    group.getStyleClass().add("field-group");
    return new TitleRow(text.title(), group, capture).withTools(open, save, follow, count, own);
  }

  private ChoiceBox<String> interfaces() {
    var choice = new ChoiceBox<String>();
    choice.setId("packets-interface");
    choice.setAccessibleText(text.interfaces());
    choice.setTooltip(new Tooltip(text.interfaces()));
    choice.getItems().addAll(actions.interfaceNames());
    choice.valueProperty().bindBidirectional(model.interfaceNameProperty());
    choice.disableProperty().bind(model.capturingProperty());
    choice.setMinWidth(ChoiceBox.USE_PREF_SIZE);
    return choice;
  }

  private void go(Page page) {
    model.pageProperty().set(page);
  }

  Node node() {
    return node;
  }

  List<Node> stops() {
    return List.of(filter.field(), work);
  }

  private void showPage() {
    Page page = model.pageProperty().get();
    Node shown =
        switch (page) {
          case PACKETS -> model.hasPacketsProperty().get() ? packets.node() : startPage();
          case BUILD -> build.node();
          case FOLLOW -> follow.node();
          case STATISTICS -> statistics.node();
        };
    if (page == Page.FOLLOW) {
      follow.fill();
    } else if (page == Page.STATISTICS) {
      statistics.fill();
    }
    work.getChildren().setAll(shown);
  }

  private Node startPage() {
    var live =
        new StartCard(
                "start-capture",
                Material2MZ.PLAY_ARROW,
                text.captureTitle(),
                text.captureSentence(),
                text.capture())
            .onPress(actions::toggleCapture)
            .asFirstChoice();
    var open =
        new StartCard(
                "start-open",
                Material2AL.FOLDER_OPEN,
                text.openCardTitle(),
                text.openSentence(),
                text.open())
            .onPress(actions::open);
    var own =
        new StartCard(
                "start-build",
                Material2AL.BUILD,
                text.buildTitle(),
                text.buildSentence(),
                text.build())
            .onPress(() -> go(Page.BUILD));
    return new StartPage(text.startHeading(), text.startSentence(), live, open, own);
  }

  private void showCapturing() {
    capture.setText(model.capturingProperty().get() ? text.stop() : text.capture());
  }

  /** Explains what went wrong, with the button that helps; nothing when nothing did. */
  void showFailure(Optional<Failure> failure) {
    if (failure.isEmpty()) {
      error.hide();
      return;
    }
    boolean denied =
        failure.get().kind() == Failure.Kind.CAPTURE_DENIED
            || failure.get().kind() == Failure.Kind.RAW_PACKETS_DENIED;
    var copy = new Action("packets-allow", text.copyCommand(), () -> actions.copy(ALLOW_COMMAND));
    error.show(failure.get().sentences(language), denied ? copy : null);
  }

  /** What can be done now. */
  List<Action> actions() {
    var list = new ArrayList<Action>();
    boolean isCapturing = model.capturingProperty().get();
    list.add(
        new Action(
            "packets.capture",
            isCapturing ? text.stop() : text.capture(),
            "Ctrl+E",
            actions::toggleCapture));
    list.add(
        new Action("packets.field", text.focusField(), "Ctrl+L", filter.field()::requestFocus));
    list.add(new Action("packets.open", text.open(), "Ctrl+O", actions::open));
    list.add(new Action("packets.build", text.build(), () -> go(Page.BUILD)));
    if (model.hasPacketsProperty().get()) {
      list.add(new Action("packets.save", text.save(), "Ctrl+S", actions::save));
      list.add(new Action("packets.statistics", text.statistics(), () -> go(Page.STATISTICS)));
      list.add(new Action("packets.clear", text.clear(), actions::clear));
    }
    if (model.selectedProperty().get().isPresent()) {
      list.add(new Action("packets.follow", text.follow(), () -> go(Page.FOLLOW)));
    }
    return list;
  }
}
