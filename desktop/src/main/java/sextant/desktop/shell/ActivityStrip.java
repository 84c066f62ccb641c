package sextant.desktop.shell;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.ShellText;
import sextant.desktop.kit.Buttons;
import sextant.words.Language;

/** The foot of the window: everything alive, each with its stop button; absent when nothing is. */
final class ActivityStrip extends ScrollPane {
  private static final PseudoClass ATTENTION = PseudoClass.getPseudoClass("attention");

  private final Language language;
  private final ShellText text;
  private final ShellActions actions;
  private final Activities activities;
  private final HBox row = new HBox();
  private final Map<Activity, Node> chips = new HashMap<>();
  private final ListChangeListener<Activity> changed = change -> fill();

  ActivityStrip(Language language, Activities activities, ShellActions actions) {
    this.language = language;
    text = new ShellText(language);
    this.actions = actions;
    this.activities = activities;
    getStyleClass().addAll("activity-strip", "edge-to-edge");
    row.getStyleClass().add("activity-row");
    setContent(row);
    setFitToHeight(true);
    setFitToWidth(true); // words give up space before the last stop button is out of sight
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setVbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    activities.running().addListener(new WeakListChangeListener<>(changed));
    fill();
  }

  private void fill() {
    chips.keySet().retainAll(activities.running());
    row.getChildren()
        .setAll(
            activities.running().stream()
                .map(one -> chips.computeIfAbsent(one, this::chip))
                .toList());
    setVisible(!activities.running().isEmpty());
    setManaged(isVisible());
  }

  private Node chip(Activity activity) {
    var sign = new Circle(4);
    sign.getStyleClass().add("activity-sign");
    var words = new Words();
    words.getStyleClass().addAll("flat", "activity-words");
    // A mapped value would hold this strip, and with it the window of before, for the activity's
    // life.
    StringBinding said =
        Bindings.createStringBinding(
            () -> activity.wordsProperty().get().in(language), activity.wordsProperty());
    words.textProperty().bind(said);
    words.setGraphic(sign);
    words.setTooltip(new Tooltip());
    words.getTooltip().textProperty().bind(said);
    words.setOnAction(event -> actions.enter(activity.room(), activity::reveal));
    var progress = new ProgressBar();
    progress.getStyleClass().add("small");
    progress.progressProperty().bind(activity.progressProperty());
    progress.visibleProperty().bind(activity.progressProperty().greaterThanOrEqualTo(0));
    progress.managedProperty().bind(progress.visibleProperty());
    var stop =
        Buttons.icon("activity-stop", Material2AL.CLOSE, text.stop(said.get()), activity::stop);
    var chip = new HBox(words, progress, stop);
    chip.getStyleClass().add("activity");
    chip.pseudoClassStateChanged(ATTENTION, activity.attentionProperty().get());
    ChangeListener<Boolean> attention =
        (at, before, now) -> chip.pseudoClassStateChanged(ATTENTION, now);
    chip.setUserData(attention); // lives as long as the chip
    activity.attentionProperty().addListener(new WeakChangeListener<>(attention));
    return chip;
  }

  /** Gives up what is over the usual width, so that the long ones are cut before the short ones. */
  private static final class Words extends Button {
    private static final double LEAST_EMS = 9;

    @Override
    protected double computeMinWidth(double height) {
      return Math.min(computePrefWidth(height), LEAST_EMS * getFont().getSize());
    }
  }
}
