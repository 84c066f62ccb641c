package sextant.desktop.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.DataTable;
import sextant.web.Cookie;
import sextant.web.CookieJar;
import sextant.web.WebRequest;
import sextant.web.WebUrl;

/** What the page keeps: cookies that go along, localStorage, sessionStorage. */
final class StoragePanel {
  private static final int MOST = 2_000;
  private static final String SEPARATOR = "\u0001";

  private final WebRoomText text;
  private final WebRoomActions actions;
  private final DataTable<Kept> table = new DataTable<>("web-storage");
  private final BorderPane node = new BorderPane(table);
  private Optional<Tab> tab = Optional.empty();

  /** One thing that is kept. */
  private record Kept(
      String where,
      String name,
      String value,
      String details,
      Runnable remove,
      Consumer<String> change) {}

  StoragePanel(WebRoomText text, WebRoomActions actions) {
    this.text = text;
    this.actions = actions;
    table.setPlaceholder(new Label(text.nothingKept()));
    column(text.where(), 8.6, Kept::where);
    column(text.name(), 11.4, Kept::name);
    values(column(text.value(), 22.8, Kept::value));
    column(text.details(), 20, Kept::details);
    table.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.DELETE) {
        remove();
      }
    });
    Button remove = Buttons.words("web-storage-remove", text.removeKept(), this::remove);
    remove.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
    var foot = new HBox(remove, Buttons.words("web-storage-reload", text.reload(), this::fill));
    foot.getStyleClass().addAll("tools", "console-foot");
    node.setBottom(foot);
  }

  private TableColumn<Kept, String> column(String name, double ems, Function<Kept, String> value) {
    var column = new TableColumn<Kept, String>(name);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
    column.setEditable(false);
    table.add(column, ems, value);
    return column;
  }

  // A double click changes a value; one too long to be shown whole stays as it is.
  private void values(TableColumn<Kept, String> column) {
    table.setEditable(true);
    column.setEditable(true);
    column.setCellFactory(TextFieldTableCell.forTableColumn());
    column.setOnEditCommit(event -> {
      Kept one = event.getRowValue();
      if (one.value().length() < MOST) {
        one.change().accept(event.getNewValue());
      }
      fill();
    });
  }

  Node show(Optional<Tab> now) {
    tab = now;
    fill();
    return node;
  }

  private void fill() {
    List<Kept> all = new ArrayList<>();
    tab.ifPresent(one -> {
      cookies(one, all);
      one.pageProperty()
          .get()
          .ifPresent(page -> {
            storage(page, "localStorage", all);
            storage(page, "sessionStorage", all);
          });
    });
    table.getItems().setAll(all);
  }

  private void cookies(Tab one, List<Kept> all) {
    Optional<WebUrl> url = WebUrl.parse(one.addressProperty().get());
    Optional<TabDriver> driver = actions.tabs().driver(one);
    if (url.isEmpty() || driver.isEmpty()) {
      return;
    }
    CookieJar jar = driver.get().loads().client().profile().cookies();
    for (Cookie cookie : jar.matching(WebRequest.get(url.get()), CookieJar.Asker.HTTP)) {
      Runnable remove = () -> jar.remove(cookie::equals);
      all.add(
          new Kept(
              "Cookie",
              cookie.name(),
              cookie.value(),
              details(cookie),
              remove,
              value -> change(jar, cookie, value)));
    }
  }

  private static void change(CookieJar jar, Cookie cookie, String value) {
    if (!value.matches("[^;\\p{Cntrl}]*")) {
      return; // such a value would be cut off on its way
    }
    jar.remove(cookie::equals);
    jar.restore(
        List.of(
            new Cookie(
                cookie.name(),
                value,
                cookie.domain(),
                cookie.isHostOnly(),
                cookie.path(),
                cookie.creation(),
                cookie.expiry(),
                cookie.isSecure(),
                cookie.isHttpOnly(),
                cookie.sameSite())));
  }

  private String details(Cookie cookie) {
    var words = new StringBuilder(cookie.domain()).append(cookie.path());
    words.append(" · ").append(cookie.expiry().map(Object::toString).orElse(text.untilClosed()));
    words
        .append(cookie.isSecure() ? " · Secure" : "")
        .append(cookie.isHttpOnly() ? " · HttpOnly" : "");
    return words.append(" · SameSite=").append(cookie.sameSite()).toString();
  }

  private static void storage(Page page, String name, List<Kept> all) {
    String script =
        "(function(){try{var s=window."
            + name
            + ",o=[];for(var i=0;i<s.length&&i<"
            + MOST
            + ";i++){var k=s.key(i);o.push(k,String(s.getItem(k)).slice(0,2000))}return o.join('"
            + "\\u0001')}catch(e){return ''}})()";
    String[] parts = page.script(script).split(SEPARATOR, -1);
    for (int i = 0; i + 1 < parts.length; i += 2) {
      String key = parts[i];
      String begin = "window." + name;
      String literal = Scripts.literal(key);
      all.add(
          new Kept(
              name,
              key,
              parts[i + 1],
              "",
              () -> page.script(begin + ".removeItem(" + literal + ")"),
              value ->
                  page.script(begin + ".setItem(" + literal + "," + Scripts.literal(value) + ")")));
    }
  }

  private void remove() {
    Kept chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      chosen.remove().run();
      fill();
    }
  }
}
