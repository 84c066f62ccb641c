package sextant.desktop.web;

import java.util.List;
import java.util.concurrent.TimeUnit;
import sextant.desktop.StuckPageText;
import sextant.desktop.web.stuck.Inquiry;
import sextant.desktop.web.stuck.OpenPage;
import sextant.desktop.web.stuck.PageWatch;
import sextant.desktop.web.stuck.Suspicion;
import sextant.web.store.TabState;

/** The room as the watch over its pages needs it: none of it waits for the JavaFX thread. */
final class WatchedTabs implements PageWatch.House {
  private static final int SECONDS_TO_WRITE = 3;

  private final OpenTabs open;
  private final WebServices services;
  private final WebStart start;

  WatchedTabs(OpenTabs open, WebServices services) {
    this.open = open;
    this.services = services;
    start = services.start();
  }

  @Override
  public List<OpenPage> pages() {
    return open.pages();
  }

  @Override
  public void beat() {
    open.lookAtWindow();
  }

  @Override
  public void hold(Suspicion suspicion) {
    services.remembered().keepNow(closed -> open.session(closed, suspicion));
  }

  @Override
  public void release() {
    services.remembered().keepNow(open::session);
  }

  @Override
  public Inquiry inquiry(Suspicion suspicion, int seconds) {
    OpenPage page = suspicion.page();
    var middle = open.middle();
    return new Inquiry(
        new Inquiry.Face(services.language(), services.isDark(), middle.getX(), middle.getY()),
        new Inquiry.Accused(
            page.place(),
            page.title(),
            suspicion.isSure(),
            suspicion.why() == TabState.Hold.MEMORY,
            seconds),
        start.language(),
        ProcessHandle.current().pid(),
        services.privateFolder());
  }

  // No name of the page: what is said here may end in a file, and the page may be a private one.
  @Override
  public void sayHelpless(String why, int seconds) {
    var text = new StuckPageText(services.language());
    long pid = ProcessHandle.current().pid();
    start
        .complaint()
        .accept(
            why.isEmpty() ? text.helpless(seconds, pid) : text.helplessBecause(seconds, why, pid));
  }

  @Override
  public void end() {
    Thread writing = Thread.ofPlatform().daemon().name("web-end").start(services::closeUnseen);
    try {
      writing.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_WRITE));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      Runtime.getRuntime().halt(0); // an exit would wait for the thread that stands
    }
  }
}
