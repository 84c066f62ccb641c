package sextant.desktop.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import sextant.desktop.ShellText;
import sextant.desktop.kit.Action;
import sextant.desktop.kit.Clip;
import sextant.desktop.kit.LivePage;
import sextant.words.Language;

/**
 * The one place that builds the menu of a host: every room's offer, then Copy. Only rooms that
 * exist are in it.
 */
public final class HostLinks {
  private final Supplier<List<Room>> rooms;
  private final Supplier<Language> language;
  private final BiConsumer<RoomId, Runnable> enter;
  private final Clip clip;

  HostLinks(
      Supplier<List<Room>> rooms,
      Supplier<Language> language,
      BiConsumer<RoomId, Runnable> enter,
      Clip clip) {
    this.rooms = rooms;
    this.language = language;
    this.enter = enter;
    this.clip = clip;
  }

  /** Gives a node the menu; {@code host} is asked when it opens and may be empty for none. */
  public void install(Node node, Supplier<Optional<Host>> host) {
    node.setOnContextMenuRequested(event ->
        host.get()
            .ifPresent(found -> {
              menu(found).show(node, event.getScreenX(), event.getScreenY());
              event.consume();
            }));
  }

  /** The entries for a host, to be put into a larger menu. */
  public List<MenuItem> items(Host host) {
    var items = new ArrayList<MenuItem>();
    for (Action action : actions(host)) {
      items.add(item(action.id(), action.title(), action.run()));
    }
    if (!items.isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    var text = new ShellText(language.get());
    items.add(item("host.copy", text.copy(), () -> clip.put(host.address())));
    return items;
  }

  /** Whether a room can show packets. */
  public boolean canShowPackets() {
    return rooms.get().stream().anyMatch(room -> room.packetSight().isPresent());
  }

  /** Goes to the room of packets; see {@link PacketSight#show}. */
  public void showPackets(String filter, Runnable begun) {
    for (Room room : rooms.get()) {
      room.packetSight()
          .ifPresent(sight -> enter.accept(room.id(), () -> sight.show(filter, begun)));
    }
  }

  /** Whether a room can show pages of the web. */
  public boolean canShowPages() {
    return rooms.get().stream().anyMatch(room -> room.pageSight().isPresent());
  }

  /** Shows a page in the room of pages. */
  public void showPage(String url) {
    for (Room room : rooms.get()) {
      room.pageSight().ifPresent(sight -> enter.accept(room.id(), () -> sight.show(url)));
    }
  }

  /** What gives pages that can be put anywhere; empty when no room shows pages. */
  public Optional<Supplier<LivePage>> pagesAlone() {
    return rooms.get().stream()
        .flatMap(room -> room.pageSight().stream())
        .findFirst()
        .map(sight -> sight::alone);
  }

  /** The room that sends files to devices near, when there is one. */
  public Optional<FileSight> fileSight() {
    return rooms.get().stream().flatMap(room -> room.fileSight().stream()).findFirst();
  }

  /** Whether a room can send files. */
  public boolean canSendFiles() {
    return fileSight().isPresent();
  }

  /** Goes to the room of files, where a person chooses to whom these go. */
  public void sendFiles(List<Path> files) {
    toFiles(sight -> sight.offer(files));
  }

  /** Goes to the room of files, where a person chooses to whom this text goes. */
  public void sendText(String text) {
    toFiles(sight -> sight.offer(text));
  }

  private void toFiles(Consumer<FileSight> offer) {
    for (Room room : rooms.get()) {
      room.fileSight().ifPresent(sight -> enter.accept(room.id(), () -> offer.accept(sight)));
    }
  }

  /** What every room offers for a host; running one goes to the room first. */
  List<Action> actions(Host host) {
    var actions = new ArrayList<Action>();
    for (Room room : rooms.get()) {
      for (HostAction offer : room.hostActions(language.get())) {
        Runnable run = () -> enter.accept(room.id(), () -> offer.open().accept(host));
        actions.add(new Action(offer.id(), offer.verb(), run));
      }
    }
    return actions;
  }

  private ContextMenu menu(Host host) {
    var menu = new ContextMenu();
    menu.getItems().addAll(items(host));
    return menu;
  }

  private static MenuItem item(String id, String verb, Runnable run) {
    var item = new MenuItem(verb);
    item.setId(id);
    item.setOnAction(event -> run.run());
    return item;
  }
}
