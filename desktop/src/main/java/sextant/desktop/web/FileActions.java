package sextant.desktop.web;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import sextant.desktop.WebRoomText;
import sextant.web.WebRequest;
import sextant.web.WebUrl;

/** What a person does with files that come from pages, and with pages as files. JavaFX thread. */
final class FileActions {
  private final WebRoomModel model;
  private final WebServices services;
  private final Tabs tabs;

  FileActions(WebRoomModel model, WebServices services, Tabs tabs) {
    this.model = model;
    this.services = services;
    this.tabs = tabs;
  }

  /** Does with a download what a page of our own says. */
  void download(String what, long number) {
    var id = new DownloadRow.Id(number, false);
    model.downloads().stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .ifPresent(row -> {
          switch (what) {
            case "pause" -> services.downloads().pause(id);
            case "resume" -> resume(row);
            case "remove" -> services.downloads().forget(id);
            case "show" -> row.entry().file().ifPresent(this::showFolder);
            case "send" -> row.entry().file().ifPresent(this::send);
            default -> {}
          }
        });
  }

  /** Goes on with a download where it stopped. */
  void resume(DownloadRow item) {
    boolean isPrivate = item.id().isPrivate();
    services.downloads().resume(item.id(), services.network().client(isPrivate));
  }

  /** Shows the folder of a file in a tab; the file itself is never opened. */
  void showFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      tabs.openBeside(folder.toUri().toString(), true);
    }
  }

  /** Whether the house has a room that sends files to devices near. */
  boolean canSend() {
    return services.context().hostLinks().canSendFiles();
  }

  /** Has a person choose to whom a file goes. */
  void send(Path file) {
    services.context().hostLinks().sendFiles(List.of(file));
  }

  /** Has a person choose to whom an address goes. */
  void send(String address) {
    services.context().hostLinks().sendText(address);
  }

  /** Downloads something, and then has a person choose to whom it goes. */
  void fetchAndSend(Tab tab, String address) {
    WebUrl.parse(address)
        .map(WebRequest::get)
        .map(request -> tabs.save(tab, request, ""))
        .ifPresent(id -> services.downloads().whenWhole(id, this::send));
  }

  /** Has a person choose a file and shows it. */
  void openFile() {
    services
        .context()
        .filePicker()
        .open(new WebRoomText(services.language()).openFile())
        .ifPresent(file -> tabs.openBeside(file.toUri().toString(), true));
  }

  /** Saves the page in front, as what the end of the name says. */
  void savePage() {
    withPage((tab, page) -> saver().save(tab, page));
  }

  /** Writes the page in front as it is printed. */
  void printPage() {
    withPage((tab, page) -> saver().print(tab, page));
  }

  private PageSaver saver() {
    var text = new WebRoomText(services.language());
    return new PageSaver(services.context(), text, writing());
  }

  /** Writes files and says what became of it. */
  FileWriting writing() {
    return new FileWriting(model, services.language());
  }

  private void withPage(BiConsumer<Tab, Page> then) {
    tabs.current()
        .map(TabDriver::tab)
        .ifPresent(tab -> tab.pageProperty().get().ifPresent(page -> then.accept(tab, page)));
  }
}
