package sextant.desktop.web;

import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.words.Language;

/** What is under a tab: its page or why there is none, and over it what it asks. */
final class TabFace {
  private static final long HOVER_NANOS = 60_000_000;

  private final Tab tab;
  private final WebRoomActions actions;
  private final Language language;
  private final WebRoomText text;
  private final Listening listening = new Listening();
  private final StackPane work = new StackPane();
  private final VBox bars = new VBox();
  private final BorderPane node = new BorderPane();
  private final Label hover = new Label();
  private final ProgressBar progress = new ProgressBar();
  private final PauseTransition patience = new PauseTransition(Duration.seconds(1));
  private long lookedNanos;

  TabFace(Language language, Tab tab, WebRoomActions actions) {
    this.language = language;
    this.tab = tab;
    this.actions = actions;
    text = new WebRoomText(language);
    hover.getStyleClass().add("web-hover");
    hover.setMouseTransparent(true);
    StackPane.setAlignment(hover, Pos.BOTTOM_LEFT);
    progress.getStyleClass().add("web-progress");
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setMouseTransparent(true);
    StackPane.setAlignment(progress, Pos.TOP_LEFT);
    work.addEventFilter(KeyEvent.KEY_PRESSED, event -> actions.gesture());
    work.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    work.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
    node.setTop(bars);
    node.setCenter(work);
    node.getStyleClass().add("web-page");
    listen();
    showBusy();
    showBars();
  }

  private void listen() {
    listening.to(tab.pageProperty(), page -> showWork());
    listening.to(tab.paperProperty(), paper -> showWork());
    listening.to(tab.troubleProperty(), trouble -> showWork());
    listening.to(tab.addressProperty(), url -> showWork());
    listening.to(tab.blockedPopUpsProperty(), count -> showBars());
    listening.to(tab.hoverProperty(), url -> showHover());
    listening.to(tab.waitingForProperty(), this::waits);
    listening.add(patience::stop);
    listening.to(tab.progressProperty(), done -> progress.setProgress(done.doubleValue()));
    listening.to(tab.busyProperty(), busy -> showBusy());
    listening.to(
        tab.zoomProperty(),
        zoom -> tab.pageProperty().get().ifPresent(page -> page.zoom(zoom.doubleValue())));
    ListChangeListener<String> refused = change -> showBars();
    tab.refusedPopUps().addListener(refused);
    listening.add(() -> tab.refusedPopUps().removeListener(refused));
    ListChangeListener<Question> asked = change -> showBars();
    tab.questions().addListener(asked);
    listening.add(() -> tab.questions().removeListener(asked));
    showHover();
  }

  Node node() {
    return node;
  }

  // Most pages come before anybody would read it.
  private void waits(String host) {
    patience.stop();
    showHover();
    if (!host.isEmpty()) {
      patience.setOnFinished(event -> showHover());
      patience.playFromStart();
    }
  }

  private void showHover() {
    String host = tab.waitingForProperty().get();
    boolean isLate = !host.isEmpty() && patience.getStatus() != Animation.Status.RUNNING;
    String link = tab.hoverProperty().get();
    hover.setText(link.isEmpty() && isLate ? text.waitingFor(host) : link);
    hover.setVisible(!hover.getText().isEmpty());
  }

  private void showBusy() {
    progress.setVisible(tab.busyProperty().get());
    showWork();
  }

  private void showWork() {
    Optional<Page> page = tab.pageProperty().get();
    Optional<Trouble> trouble = tab.troubleProperty().get();
    Node main;
    Optional<PaperWork> paper = tab.paperProperty().get();
    if (paper.isPresent()) {
      main = new PaperPage(text, paper.get()).node();
    } else if (trouble.isPresent()) {
      main = new TroublePage(language, tab, trouble.get(), actions).node();
    } else if (page.isPresent()
        && (tab.isPopUp() || tab.busyProperty().get() || !tab.addressProperty().get().isEmpty())) {
      main = page.get().node();
      watch(main, page.get());
    } else {
      main = new NewTabPage(text, tab, actions).node();
    }
    if (work.getChildren().isEmpty() || !main.equals(work.getChildren().getFirst())) {
      work.getChildren().setAll(main, progress, hover);
    }
  }

  private void watch(Node main, Page page) {
    main.setOnMouseMoved(event -> hovered(event, page));
    main.setOnMouseExited(event -> tab.hoverProperty().set(""));
    main.setOnContextMenuRequested(event -> {
      Page.Spot spot = page.spot(event.getX(), event.getY());
      PageMenu.of(text, tab, spot, page, actions)
          .show(main, event.getScreenX(), event.getScreenY());
      event.consume();
    });
  }

  // The middle button and Ctrl open a link beside, as everywhere.
  private void pressed(MouseEvent event) {
    actions.gesture();
    boolean isBeside =
        event.getButton() == MouseButton.MIDDLE
            || (event.getButton() == MouseButton.PRIMARY && event.isShortcutDown());
    Optional<Page> page = tab.pageProperty().get();
    if (isBeside && page.isPresent()) {
      String link = page.get().spot(event.getX(), event.getY()).link();
      if (PageMenu.isOpenable(link)) {
        actions.tabs().openBeside(link, event.isShiftDown());
        event.consume();
      }
    } else if (event.getButton() == MouseButton.BACK) {
      actions.step(-1);
      event.consume();
    } else if (event.getButton() == MouseButton.FORWARD) {
      actions.step(1);
      event.consume();
    }
  }

  private void scrolled(ScrollEvent event) {
    if (event.isShortcutDown() && event.getDeltaY() != 0) {
      actions.zoom(event.getDeltaY() > 0 ? 1 : -1);
      event.consume();
    }
  }

  private void hovered(MouseEvent event, Page page) {
    long now = System.nanoTime();
    if (now - lookedNanos > HOVER_NANOS) {
      lookedNanos = now;
      tab.hoverProperty().set(page.spot(event.getX(), event.getY()).link());
    }
  }

  private void showBars() {
    bars.getChildren().clear();
    if (tab.tellsOfPopUps()) {
      bars.getChildren().add(blocked(tab.blockedPopUpsProperty().get()));
    }
    if (!tab.questions().isEmpty()) {
      bars.getChildren().add(new QuestionBar(text, tab.questions().getFirst()));
    }
  }

  private Node blocked(int count) {
    int known = tab.refusedPopUps().size();
    Button open = Buttons.words("web-pop-ups-open", text.openPopUps(known), this::openPopUps);
    open.setVisible(known > 0);
    open.setManaged(known > 0);
    Button close =
        Buttons.icon(
            "web-pop-ups-close", Material2AL.CLOSE, text.closeMessage(), tab::silencePopUps);
    return new NoticeBar(text.popUpsBlocked(count), open, close);
  }

  private void openPopUps() {
    List<String> wanted = List.copyOf(tab.refusedPopUps());
    tab.forgetPopUps();
    // each goes right behind this tab
    wanted.reversed().forEach(url -> actions.tabs().openBeside(url, false));
  }

  void dispose() {
    listening.stop();
    work.getChildren().clear();
  }
}
