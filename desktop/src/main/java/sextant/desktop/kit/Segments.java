package sextant.desktop.kit;

import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** A choice of a few, all in sight, one of them pressed. */
public final class Segments<E extends Enum<E>> extends HBox {
  private final ToggleGroup group = new ToggleGroup();
  private final ChangeListener<E> follow = (at, before, now) -> press(now);

  /**
   * A choice that always shows the value of {@code property} and sets it.
   *
   * @param id its buttons are called {@code id-constant}
   * @param names what each value is called, in the order they stand
   */
  public Segments(String id, ObjectProperty<E> property, Map<E, String> names) {
    getStyleClass().add("segments");
    names.forEach((value, name) -> {
      var button = new ToggleButton(name);
      button.setId(id + "-" + value.name().toLowerCase(Locale.ROOT));
      button.setToggleGroup(group);
      button.setMinWidth(USE_PREF_SIZE);
      button.setUserData(value);
      button.setOnAction(event -> button.setSelected(true)); // a second press must not release it
      button
          .selectedProperty() // the arrow keys press without an action
          .addListener((at, before, now) -> {
            if (now) {
              property.set(value);
            }
          });
      getChildren().add(button);
    });
    getChildren()
        .subList(1, getChildren().size() - 1)
        .forEach(node -> node.getStyleClass().add("center-pill"));
    getChildren().getFirst().getStyleClass().add("left-pill");
    getChildren().getLast().getStyleClass().add("right-pill");
    property.addListener(new WeakChangeListener<>(follow)); // the property outlives this view
    press(property.get());
  }

  private void press(E value) {
    group.getToggles().stream()
        .filter(toggle -> value.equals(toggle.getUserData()))
        .forEach(toggle -> toggle.setSelected(true));
  }
}
