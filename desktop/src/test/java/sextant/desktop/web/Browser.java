package sextant.desktop.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.input.KeyCode;
import sextant.desktop.House;
import sextant.desktop.kit.Fx;
import sextant.desktop.ping.PingRoom;
import sextant.desktop.shell.RoomFactory;
import sextant.web.Exchange;
import sextant.web.TrafficLog;
import sextant.web.WebOptions;
import sextant.words.Language;

/** The Web room in its window, for a test: real engine, real network, its own folders. */
final class Browser implements AutoCloseable {
  private final House house;
  private final AtomicReference<WebRoom> room = new AtomicReference<>();

  Browser(Path folder) {
    this(folder, Language.ENGLISH);
  }

  Browser(Path folder, Language language) {
    this(folder, language, List.of(PingRoom::new));
  }

  Browser(Path folder, Language language, List<RoomFactory> others) {
    var setup =
        new WebSetup(
            WebOptions.DEFAULT,
            folder.resolve("downloads"),
            () -> List.of(),
            WebStart.unasked(language));
    house = House.open(folder, language, rooms(setup, others));
    Fx.run(() -> house.shell().enter(sextant.desktop.shell.RoomId.WEB, () -> {}));
  }

  private List<RoomFactory> rooms(WebSetup setup, List<RoomFactory> others) {
    List<RoomFactory> all = new ArrayList<>(others);
    all.addFirst(context -> {
      var made = new WebRoom(context, setup);
      room.set(made);
      return made;
    });
    return all;
  }

  House house() {
    return house;
  }

  Fx window() {
    return house.window();
  }

  WebRoomModel model() {
    return room.get().model();
  }

  WebRoomActions actions() {
    return room.get().actions();
  }

  /** The tab in front. */
  Tab tab() {
    return Fx.call(() -> model().selectedProperty().get().orElseThrow());
  }

  /** Types an address and waits until its page has this title. */
  Browser go(String url, String title) {
    script("window.sextantBefore = 1"); // for a page before may have the same title
    window().press(KeyCode.CONTROL, KeyCode.L).type(url).press(KeyCode.ENTER);
    Fx.await(() -> !scriptNow("window.sextantBefore").equals("1"), "another page than before");
    return awaitTitle(title);
  }

  Browser awaitTitle(String title) {
    Fx.await(
        () -> model().selectedProperty().get().filter(t -> isReady(t, title)).isPresent(),
        "the page " + title);
    return this;
  }

  private static boolean isReady(Tab tab, String title) {
    return tab.titleProperty().get().equals(title) && !tab.busyProperty().get();
  }

  /** The value of a script in the page in front. */
  String script(String code) {
    return Fx.call(() -> page().map(page -> page.script(code)).orElse(""));
  }

  /** The same inside a condition that is awaited. */
  String scriptNow(String code) {
    return page().map(page -> page.script(code)).orElse("");
  }

  /** What the tab in front asked last of this path. */
  Exchange exchange(String path) {
    TrafficLog traffic = actions().services().network().traffic();
    return traffic.ofTab(tab().number()).reversed().stream()
        .filter(one -> one.request().url().path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  Optional<Page> page() {
    return model().selectedProperty().get().flatMap(tab -> tab.pageProperty().get());
  }

  @Override
  public void close() {
    house.close();
  }
}
