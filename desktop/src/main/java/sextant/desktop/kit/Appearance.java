package sextant.desktop.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.scene.Scene;

/**
 * How the window looks: colours, density and size of text.
 *
 * @param dark whether the dark palette is used
 */
public record Appearance(boolean dark, Density density, TextSize textSize) {

  /** Which palette a person wants. */
  public enum Scheme {
    SYSTEM,
    LIGHT,
    DARK;

    /** Whether this choice means dark when the system prefers {@code system}. */
    public boolean isDark(ColorScheme system) {
      return this == DARK || (this == SYSTEM && system == ColorScheme.DARK);
    }
  }

  /** How much space is between things. */
  public enum Density {
    COMFORTABLE,
    COMPACT
  }

  /** The size of all text, relative to the normal 14 px. */
  public enum TextSize {
    SMALL,
    NORMAL,
    LARGE
  }

  /** Puts the theme on a scene; called again it replaces the one before, popups follow. */
  public void applyTo(Scene scene) {
    scene.setUserAgentStylesheet(
        "/atlantafx/base/theme/" + (dark ? "primer-dark.css" : "primer-light.css"));
    scene.getStylesheets().setAll(stylesheets());
    scene.getPreferences().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT);
  }

  /** The stylesheets over AtlantaFX, first the palette, then the rules, then the choices. */
  List<String> stylesheets() {
    var names = new ArrayList<String>();
    names.add(dark ? "dark.css" : "light.css");
    names.add("sextant.css");
    if (density == Density.COMPACT) {
      names.add("compact.css");
    }
    switch (textSize) {
      case SMALL -> names.add("text-small.css");
      case NORMAL -> {}
      case LARGE -> names.add("text-large.css");
    }
    return names.stream().map(Appearance::location).toList();
  }

  private static String location(String name) {
    return Objects.requireNonNull(Appearance.class.getResource(name), name).toExternalForm();
  }
}
