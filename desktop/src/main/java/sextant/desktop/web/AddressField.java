package sextant.desktop.web;

import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.desktop.kit.Ui;

/** The main field: where the tab in front is, how safe its way was, and where to go next. */
final class AddressField {
  private final WebRoomText text;
  private final WebRoomModel model;
  private final WebRoomActions actions;
  private final TextField field = new TextField();
  private final Button sign;
  private final HBox box;
  private final Listening tab = new Listening();
  private final SuggestionList offers;
  private boolean isEdited;
  private boolean isFilling;

  AddressField(WebRoomText text, WebRoomModel model, WebRoomActions actions, Listening listening) {
    this.text = text;
    this.model = model;
    this.actions = actions;
    sign = Buttons.icon("web-safety", Material2AL.INFO, text.siteDetails(), this::showDetails);
    sign.managedProperty().bind(sign.visibleProperty());
    field.setId("web-address");
    field.setPromptText(text.addressPrompt());
    field.setAccessibleText(text.address());
    HBox.setHgrow(field, Priority.ALWAYS);
    box = new HBox(sign, field);
    box.getStyleClass().add("address-box");
    field.setOnAction(event -> go());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    offers = new SuggestionList(field, one -> load(one.url()));
    field.textProperty().subscribe(this::edited);
    field.focusedProperty().subscribe(now -> focusChanged(now));
    listening.to(model.selectedProperty(), this::follow);
    listening.add(tab::stop);
    follow(model.selectedProperty().get());
  }

  HBox node() {
    return box;
  }

  TextField field() {
    return field;
  }

  /** Gives the keyboard to the field, all of it marked. */
  void focus() {
    field.requestFocus();
    field.selectAll();
  }

  private void focusChanged(boolean isFocused) {
    if (isFocused) {
      Platform.runLater(field::selectAll);
    } else {
      offers.hide();
    }
  }

  private void edited(String now) {
    if (!isFilling && field.isFocused()) {
      isEdited = true;
      offers.show(now.isBlank() ? List.of() : actions.suggestions(now));
    }
  }

  /** Puts a text into the field that nobody typed. */
  private void fill(String words) {
    isFilling = true;
    field.setText(words);
    field.positionCaret(words.length());
    isFilling = false;
  }

  private void load(String url) {
    fill(url);
    go();
  }

  private void go() {
    isEdited = false;
    offers.hide();
    actions.go(field.getText());
    model
        .selectedProperty()
        .get()
        .flatMap(one -> one.pageProperty().get())
        .ifPresent(page -> Ui.later(page.node()::requestFocus));
  }

  private void keyPressed(KeyEvent event) {
    boolean isArrow = event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP;
    if (isArrow && offers.isShown()) {
      fill(offers.move(event.getCode() == KeyCode.DOWN ? 1 : -1).url());
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && isEdited) {
      offers.hide();
      isEdited = false;
      model.selectedProperty().get().ifPresent(this::show);
      field.selectAll();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && event.isAltDown()) {
      event.consume();
      actions.tabs().newTab(false);
      go();
    }
  }

  private void follow(Optional<Tab> selected) {
    tab.stop();
    isEdited = false;
    selected.ifPresentOrElse(
        now -> {
          tab.to(
              now.addressProperty(),
              url -> {
                if (!isEdited || !field.isFocused()) {
                  show(now);
                }
                commandLine(now);
              });
          tab.to(now.safetyProperty(), safety -> sign(now));
          tab.to(now.troubleProperty(), trouble -> sign(now));
          tab.to(now.pendingProperty(), pending -> sign(now));
          show(now);
          commandLine(now);
        },
        () -> {
          fill("");
          sign.setVisible(false);
          model.commandLineProperty().set("sextant fetch URL");
        });
  }

  private void commandLine(Tab now) {
    String url = now.addressProperty().get();
    String quoted = url.matches("[\\w.:/%~+,@=-]*") ? url : "'" + url.replace("'", "%27") + "'";
    model
        .commandLineProperty()
        .set(url.startsWith("http") ? "sextant fetch -L " + quoted : "sextant fetch URL");
  }

  private void show(Tab now) {
    String url = now.addressProperty().get();
    if (!field.getText().equals(url)) {
      // Marked, it is what the next key replaces, and stays so when the page leads elsewhere.
      boolean isMarked = field.isFocused() && field.getSelectedText().equals(field.getText());
      fill(url);
      if (isMarked) {
        field.selectAll();
      }
    }
    isEdited = false;
    sign(now);
  }

  private void sign(Tab now) {
    boolean isTrouble = now.troubleProperty().get().isPresent();
    boolean isPending = now.pendingProperty().get();
    Safety safety = now.safetyProperty().get();
    String way = isTrouble ? text.noPage() : SafetyWords.of(safety, text);
    String words = isPending ? text.waitingFor(now.waitingForProperty().get()) : way;
    Ikon known = isTrouble ? Material2AL.ERROR_OUTLINE : icon(safety);
    sign.setGraphic(new FontIcon(isPending ? Material2AL.HOURGLASS_EMPTY : known));
    sign.setVisible(!now.addressProperty().get().isEmpty());
    sign.setDisable(isPending);
    sign.setTooltip(new Tooltip(words));
    sign.setAccessibleText(words);
    sign.getStyleClass().removeAll("is-good", "is-attention");
    if (!isTrouble && !isPending) {
      switch (safety) {
        case MIXED, EXCEPTION, CLEAR -> sign.getStyleClass().add("is-attention");
        case SECURE -> sign.getStyleClass().add("is-good");
        case OURS, LOOPBACK -> {}
      }
    }
  }

  private static Ikon icon(Safety safety) {
    return switch (safety) {
      case OURS -> Material2AL.INSERT_DRIVE_FILE;
      case SECURE -> Material2AL.LOCK;
      case LOOPBACK -> Material2AL.COMPUTER;
      case MIXED, EXCEPTION -> Material2MZ.WARNING;
      case CLEAR -> Material2AL.LOCK_OPEN;
    };
  }

  private void showDetails() {
    model.selectedProperty().get().ifPresent(now -> SiteDetails.show(sign, text, now, actions));
  }
}
