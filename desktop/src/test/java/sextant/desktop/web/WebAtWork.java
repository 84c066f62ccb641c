package sextant.desktop.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import sextant.desktop.kit.Fx;
import sextant.desktop.kit.Ports;
import sextant.desktop.shell.RoomFactory;

/** The Web room with a site of this computer. */
public final class WebAtWork implements AutoCloseable {
  private static final String TITLE = "Compass 指南针";
  private static final String PAGE =
      """
      <title>Compass 指南针</title><link rel=stylesheet href=/style.css>
      <img src=/rose.svg width=96 height=96 alt="">
      <h1>Compass and chart 指南针与海图</h1>
      <p>A bearing is an angle against north. Two of them, drawn on a
      <a href=/chart>chart</a>, cross where the ship is.</p>
      <script src=/script.js></script>
      """;
  private static final String STYLE =
      "body{font-family:sans-serif;margin:32px;max-width:640px;line-height:1.5}"
          + "img{float:right;margin-left:32px}";
  private static final String ROSE =
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><circle cx='8' cy='8' r='7'"
          + " fill='none' stroke='#0f7c80'/><path d='M8 2l2 6-2 6-2-6z' fill='#0f7c80'/></svg>";

  private final PageServer site;
  private final Path folder;

  /** The folder is for downloads. */
  public WebAtWork(Path folder) throws IOException {
    this.folder = folder;
    site =
        new PageServer()
            .page("/", PAGE)
            .answer("/style.css", "text/css", STYLE)
            .answer("/script.js", "text/javascript", "document.cookie='seen=1'")
            .answer("/rose.svg", "image/svg+xml", ROSE);
  }

  /** Makes the room. */
  public RoomFactory factory() {
    return WebRooms.quiet(folder);
  }

  /** The page is there, with the panel of its requests, and the first of them chosen. */
  public void browse(Fx window) {
    window.press(KeyCode.CONTROL, KeyCode.L).type(site.url("/")).press(KeyCode.ENTER);
    TabPane tabs = window.find("#web-tabs", TabPane.class);
    Fx.await(
        () -> tabs.getTabs().stream().anyMatch(tab -> TITLE.equals(tab.getText())), "the page");
    window.press(KeyCode.F12);
    TableView<?> table = window.find("#web-network", TableView.class);
    Fx.await(() -> table.getItems().size() >= 5, "the requests");
    Fx.run(() -> table.getSelectionModel().select(0));
    Fx.await(() -> window.has("#web-exchange"), "the details of a request");
  }

  /** Nothing answers at the address that is typed. */
  public void failToBrowse(Fx window) throws IOException {
    try (Socket deaf = Ports.deaf()) {
      window.press(KeyCode.CONTROL, KeyCode.L);
      window.type("127.0.0.1:" + deaf.getLocalPort()).press(KeyCode.ENTER);
      Fx.await(() -> window.has("#web-trouble"), "the explanation");
    }
  }

  @Override
  public void close() {
    site.close();
  }
}
