package sextant.desktop.web;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import sextant.identity.StateDirectory;
import sextant.web.store.BrowserMemory;
import sextant.web.store.Session;
import sextant.web.store.Setting;
import sextant.web.store.SiteSettings;
import sextant.web.store.TabState;

/**
 * What the browser remembers, and the one thread that writes it: changes reach the disk in the
 * order they were made, and never hold the window.
 */
final class Remembered implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(Remembered.class.getName());

  private final BrowserMemory memory;
  private final BrowserMemory ofPrivate;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("web-memory").factory());

  Remembered(Path folder) {
    memory = BrowserMemory.open(StateDirectory.at(folder), Clock.systemUTC());
    ofPrivate = memory.privateTwin();
  }

  /** The memory of tabs of this kind. */
  BrowserMemory memory(boolean isPrivate) {
    return isPrivate ? ofPrivate : memory;
  }

  boolean isOn(Setting setting) {
    return memory.settings().isOn(setting);
  }

  /** Changes something, behind all changes before. */
  void change(boolean isPrivate, Consumer<BrowserMemory> what) {
    writer.execute(() -> {
      try {
        what.accept(memory(isPrivate));
      } catch (RuntimeException bug) {
        LOGGER.log(System.Logger.Level.ERROR, "bug: cannot remember", bug);
      }
    });
  }

  /**
   * Keeps the tabs for the next time; private ones are not given.
   *
   * @param tabs makes the session, given the tabs that were closed
   */
  void keep(Function<List<TabState>, Session> tabs) {
    memory.session().save(tabs.apply(memory.closedTabs().all()));
  }

  /** The same, on the disk when it returns. Any thread. */
  void keepNow(Function<List<TabState>, Session> tabs) {
    keep(tabs);
    memory.session().flush();
  }

  /** The zoom of a host, else the one for all. */
  double zoom(boolean isPrivate, String host) {
    SiteSettings sites = memory(isPrivate).sites();
    String usual = memory.settings().get(Setting.ZOOM);
    return sites.zoom(host).orElse(usual.matches("\\d{2,3}") ? Integer.parseInt(usual) / 100.0 : 1);
  }

  @Override
  public void close() {
    writer.close();
    ofPrivate.close();
    memory.close();
  }
}
