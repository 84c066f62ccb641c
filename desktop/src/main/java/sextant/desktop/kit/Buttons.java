package sextant.desktop.kit;

import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes the kinds of buttons there are, each with its name for people who do not see it. */
public final class Buttons {
  private Buttons() {}

  /** A button with words; the verb of what it does. */
  public static Button words(String id, String verb, Runnable run) {
    var button = new Button(verb);
    button.setId(id);
    button.setOnAction(event -> run.run());
    button.setMinWidth(Button.USE_PREF_SIZE);
    return button;
  }

  /** A small flat button with an icon; the verb is its tooltip and its accessible text. */
  public static Button icon(String id, Ikon icon, String verb, Runnable run) {
    var button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll("button-icon", "flat");
    button.setTooltip(new Tooltip(verb));
    button.setAccessibleText(verb);
    button.setOnAction(event -> run.run());
    button.setMinWidth(Button.USE_PREF_SIZE);
    return button;
  }

  /** A small button with an icon that stays pressed; what it turns on is its tooltip. */
  public static ToggleButton toggle(String id, Ikon icon, String what) {
    var button = new ToggleButton(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll("button-icon", "flat");
    button.setTooltip(new Tooltip(what));
    button.setAccessibleText(what);
    button.setMinWidth(ToggleButton.USE_PREF_SIZE);
    return button;
  }
}
