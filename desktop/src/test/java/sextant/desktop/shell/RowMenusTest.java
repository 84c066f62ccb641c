package sextant.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import sextant.desktop.kit.Fx;

class RowMenusTest {
  private final List<String> asked = new ArrayList<>();

  @Test
  void theMenuKeyOpensTheMenuOfTheChosenRow() {
    try (Fx window = Fx.show(this::house)) {
      ListView<?> list = window.find("#ports", ListView.class);
      Fx.run(() -> list.getSelectionModel().select(1));
      window.settle();
      Fx.run(() -> Event.fireEvent(list, menuKey()));
      assertThat(asked).containsExactly("https");
    }
  }

  @Test
  void theMenuKeyDoesNothingWhileNoRowIsChosen() {
    try (Fx window = Fx.show(this::house)) {
      ListView<?> list = window.find("#ports", ListView.class);
      window.settle();
      Fx.run(() -> Event.fireEvent(list, menuKey()));
      assertThat(asked).isEmpty();
    }
  }

  private static ContextMenuEvent menuKey() {
    return new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 0, 0, true, null);
  }

  private StackPane house() {
    var list = new ListView<String>();
    list.setId("ports");
    list.getItems().setAll("http", "https", "irc");
    list.setCellFactory(view -> new Port());
    var house = new StackPane(list);
    RowMenus.watch(house);
    return house;
  }

  private final class Port extends ListCell<String> {
    Port() {
      setOnContextMenuRequested(event -> {
        asked.add(getItem());
        event.consume();
      });
    }

    @Override
    protected void updateItem(String name, boolean empty) {
      super.updateItem(name, empty);
      setText(empty ? null : name);
    }
  }
}
