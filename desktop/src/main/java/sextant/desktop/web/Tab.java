package sextant.desktop.web;

import java.util.LinkedHashMap;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.image.Image;
import sextant.web.Exchange;
import sextant.web.store.TabState;
import sextant.words.Failure;

/** What the room knows of one tab. Belongs to the JavaFX thread. */
final class Tab {
  private static final int MOST_CONSOLE_LINES = 2_000;
  private static final int MOST_POP_UPS = 20;
  private static final int MOST_TITLES = 200;

  private final long number;
  private final boolean isPrivate;
  private final StringProperty title = new SimpleStringProperty(this, "title", "");
  private final StringProperty address = new SimpleStringProperty(this, "address", "");
  private final StringProperty hover = new SimpleStringProperty(this, "hover", "");
  private final StringProperty waitingFor = new SimpleStringProperty(this, "waitingFor", "");
  private final BooleanProperty pending = new SimpleBooleanProperty(this, "pending");
  private final DoubleProperty progress = new SimpleDoubleProperty(this, "progress");
  private final DoubleProperty zoom = new SimpleDoubleProperty(this, "zoom", 1);
  private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
  private final IntegerProperty blockedPopUps = new SimpleIntegerProperty(this, "blockedPopUps");
  private final ObjectProperty<Optional<Image>> icon = optional("icon");
  private final ObjectProperty<Optional<Page>> page = optional("page");
  private final ObjectProperty<Optional<PaperWork>> paper = optional("paper");
  private final ObjectProperty<Optional<Trouble>> trouble = optional("trouble");
  private final ObjectProperty<Optional<Exchange>> exchange = optional("exchange");
  private final ObjectProperty<Safety> safety =
      new SimpleObjectProperty<>(this, "safety", Safety.OURS);
  private final ObservableList<Question> questions = FXCollections.observableArrayList();
  private final ObservableList<ConsoleLine> console = FXCollections.observableArrayList();
  private final LinkedHashMap<String, String> titles = new LinkedHashMap<>();
  private final ObservableList<String> refusedPopUps = FXCollections.observableArrayList();
  private boolean isPopUp;
  private boolean isQuiet;

  Tab(long number, boolean isPrivate) {
    this.number = number;
    this.isPrivate = isPrivate;
  }

  private <T> ObjectProperty<Optional<T>> optional(String name) {
    return new SimpleObjectProperty<>(this, name, Optional.empty());
  }

  long number() {
    return number;
  }

  /** Whether nothing of it is kept. */
  boolean isPrivate() {
    return isPrivate;
  }

  /** What of it is kept for a next time. */
  TabState state() {
    TabState.Hold hold = trouble.get().map(Trouble::hold).orElse(TabState.Hold.NONE);
    return TabState.of(address.get(), title.get()).held(hold);
  }

  StringProperty titleProperty() {
    return title;
  }

  /** The address as a person reads it; empty for a new tab. */
  StringProperty addressProperty() {
    return address;
  }

  /** Whether the address is only asked for, and what is there came from another one. */
  BooleanProperty pendingProperty() {
    return pending;
  }

  /** The host and port that were asked for the page and have not answered; empty when none. */
  StringProperty waitingForProperty() {
    return waitingFor;
  }

  /** Where the link under the mouse leads; empty when there is none. */
  StringProperty hoverProperty() {
    return hover;
  }

  /** Keeps what a page calls itself: the engine does not tell it of a step on the way. */
  void call(String url, String name) {
    if (titles.size() >= MOST_TITLES) {
      titles.pollFirstEntry();
    }
    titles.put(url, name);
  }

  /** What the page of an address called itself; the address when that is not known. */
  String nameOf(String url) {
    String known = titles.getOrDefault(url, "");
    return known.isBlank() ? url : known;
  }

  DoubleProperty progressProperty() {
    return progress;
  }

  DoubleProperty zoomProperty() {
    return zoom;
  }

  BooleanProperty busyProperty() {
    return busy;
  }

  /** A page opened it and may write into it, so that it shows its page without an address, too. */
  void openedByPage() {
    isPopUp = true;
  }

  boolean isPopUp() {
    return isPopUp;
  }

  /** How many windows the page wanted to open and was not let. */
  IntegerProperty blockedPopUpsProperty() {
    return blockedPopUps;
  }

  ObjectProperty<Optional<Image>> iconProperty() {
    return icon;
  }

  /** The page in the engine; empty until the tab loads something. */
  ObjectProperty<Optional<Page>> pageProperty() {
    return page;
  }

  /** Why the page did not come; covers it. */
  ObjectProperty<Optional<Trouble>> troubleProperty() {
    return trouble;
  }

  /** What is being made of the page for paper; covers it, for it looks like paper meanwhile. */
  ObjectProperty<Optional<PaperWork>> paperProperty() {
    return paper;
  }

  /** Covers the page while it is laid out for paper. */
  void print(PaperWork work) {
    if (!work.overProperty().get()) {
      paper.set(Optional.of(work));
      work.overProperty()
          .subscribe(isOver -> {
            if (isOver && paper.get().filter(work::equals).isPresent()) {
              paper.set(Optional.empty());
            }
          });
    }
  }

  /** Whether the page is still there, under an address that the engine was never asked for. */
  boolean isCovered() {
    return trouble
            .get()
            .filter(why -> why.failure().kind() == Failure.Kind.PORT_FORBIDDEN)
            .isPresent()
        && page.get().filter(one -> !one.steps().isEmpty()).isPresent();
  }

  /** How the page came; empty for pages of this machine. */
  ObjectProperty<Optional<Exchange>> exchangeProperty() {
    return exchange;
  }

  ObjectProperty<Safety> safetyProperty() {
    return safety;
  }

  /** What waits for an answer, the first one shown. */
  ObservableList<Question> questions() {
    return questions;
  }

  /** What scripts said, oldest first. */
  ObservableList<ConsoleLine> console() {
    return console;
  }

  void log(ConsoleLine line) {
    if (console.size() >= MOST_CONSOLE_LINES) {
      console.remove(0, MOST_CONSOLE_LINES / 10);
    }
    console.add(line);
  }

  /** The addresses of the first windows that were refused, as far as the page said one. */
  ObservableList<String> refusedPopUps() {
    return refusedPopUps;
  }

  /** Keeps the address of a window that was refused. */
  void refuse(String url) {
    int most = Math.min(MOST_POP_UPS, blockedPopUps.get());
    if (refusedPopUps.size() < most && PageMenu.isOpenable(url)) {
      refusedPopUps.add(url);
    }
  }

  /** A person does not want to hear of windows that this page is not let open. */
  void silencePopUps() {
    forgetPopUps();
    isQuiet = true;
  }

  /** Whether there are windows to tell of. */
  boolean tellsOfPopUps() {
    return blockedPopUps.get() > 0 && !isQuiet;
  }

  /** Nothing is refused any more: the page is another one, or a person had it opened. */
  void forgetPopUps() {
    isQuiet = false;
    refusedPopUps.clear();
    blockedPopUps.set(0);
  }
}
