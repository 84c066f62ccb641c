package sextant.desktop.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.ShellText;
import sextant.desktop.kit.Appearance.Density;
import sextant.desktop.kit.Appearance.Scheme;
import sextant.desktop.kit.Appearance.TextSize;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Segments;
import sextant.words.Language;

/** The settings: a row for each choice, every one holds at once. */
final class SettingsView extends VBox {
  private final GridPane rows = new GridPane();

  SettingsView(ShellText text, Settings settings, ShellActions actions) {
    getStyleClass().addAll("overlay-card", "settings");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    var title = new Label(text.settings());
    title.getStyleClass().add("room-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    var close =
        Buttons.icon("settings-close", Material2AL.CLOSE, text.close(), actions::closeOverlay);
    var head = new HBox(title, close);
    head.getStyleClass().add("inspector-head");
    rows.getStyleClass().add("settings-rows");
    row(text.language(), new Segments<>("language", settings.languageProperty(), languages()));
    row(text.colours(), new Segments<>("scheme", settings.schemeProperty(), schemes(text)));
    row(text.density(), new Segments<>("density", settings.densityProperty(), densities(text)));
    row(text.textSize(), new Segments<>("text-size", settings.textSizeProperty(), textSizes(text)));
    getChildren().addAll(head, rows);
  }

  /** Takes the keyboard. */
  void open() {
    Node first = rows.lookup(".toggle-button:selected");
    if (first != null) {
      first.requestFocus();
    }
  }

  private void row(String name, Node choice) {
    var label = new Label(name);
    label.setLabelFor(choice);
    label.setMinWidth(USE_PREF_SIZE);
    rows.addRow(rows.getRowCount(), label, choice);
  }

  /** Each language by its own name, so that a person finds the way back. */
  private static Map<Language, String> languages() {
    var names = new LinkedHashMap<Language, String>();
    names.put(Language.ENGLISH, "English");
    names.put(Language.CHINESE, "简体中文");
    return names;
  }

  private static Map<Scheme, String> schemes(ShellText text) {
    var names = new LinkedHashMap<Scheme, String>();
    names.put(Scheme.SYSTEM, text.asSystem());
    names.put(Scheme.LIGHT, text.light());
    names.put(Scheme.DARK, text.dark());
    return names;
  }

  private static Map<Density, String> densities(ShellText text) {
    var names = new LinkedHashMap<Density, String>();
    names.put(Density.COMFORTABLE, text.comfortable());
    names.put(Density.COMPACT, text.compact());
    return names;
  }

  private static Map<TextSize, String> textSizes(ShellText text) {
    var names = new LinkedHashMap<TextSize, String>();
    names.put(TextSize.SMALL, text.small());
    names.put(TextSize.NORMAL, text.normal());
    names.put(TextSize.LARGE, text.large());
    return names;
  }
}
