package sextant.desktop.shell;

import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import sextant.desktop.kit.Appearance;
import sextant.desktop.kit.Appearance.Density;
import sextant.desktop.kit.Appearance.Scheme;
import sextant.desktop.kit.Appearance.TextSize;
import sextant.words.Language;

/** What a person chose: language and looks. Every change holds at once and is remembered. */
public final class Settings {
  private final ObjectProperty<Language> language;
  private final ObjectProperty<Scheme> scheme;
  private final ObjectProperty<Density> density;
  private final ObjectProperty<TextSize> textSize;

  Settings(StateFile state, Language environment) {
    language = remembered(state, "language", environment);
    scheme = remembered(state, "scheme", Scheme.SYSTEM);
    density = remembered(state, "density", Density.COMFORTABLE);
    textSize = remembered(state, "text.size", TextSize.NORMAL);
  }

  private static <E extends Enum<E>> ObjectProperty<E> remembered(
      StateFile state, String key, E otherwise) {
    var property = new SimpleObjectProperty<E>(null, key, state.choice(key, otherwise));
    property.addListener((at, before, now) -> {
      state.put(key, now.name());
      state.save();
    });
    return property;
  }

  /** The language of every text. */
  public ObjectProperty<Language> languageProperty() {
    return language;
  }

  /** Light, dark, or as the system. */
  public ObjectProperty<Scheme> schemeProperty() {
    return scheme;
  }

  /** How close things stand. */
  public ObjectProperty<Density> densityProperty() {
    return density;
  }

  /** The size of all text. */
  public ObjectProperty<TextSize> textSizeProperty() {
    return textSize;
  }

  Appearance appearance(ColorScheme system) {
    return new Appearance(scheme.get().isDark(system), density.get(), textSize.get());
  }
}
