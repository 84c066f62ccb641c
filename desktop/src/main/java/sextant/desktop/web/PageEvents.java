package sextant.desktop.web;

import com.sun.webkit.LoadListenerClient;
import com.sun.webkit.WebPage;
import sextant.desktop.kit.Ui;

/**
 * Puts our scripts into frames that kept the window of the empty document before them, and tells
 * the page's loads which frames begin.
 */
final class PageEvents implements LoadListenerClient {
  private final WebPage page;
  private final TabLoads loads;
  private final Runnable received;
  private final Runnable written;
  private final Frames frames;
  private boolean isLoading;

  /**
   * Runs {@code received} when something of the page itself has come, and {@code written} when its
   * document is one that a script wrote: nothing is loaded then, and the engine tells of no end.
   */
  PageEvents(WebPage page, TabLoads loads, Runnable received, Runnable written) {
    this.page = page;
    this.loads = loads;
    this.received = received;
    this.written = written;
    frames = new Frames(page);
  }

  @Override
  public void dispatchLoadEvent(
      long frame, int state, String url, String type, double progress, int error) {
    boolean isWeb = url != null && url.matches("(?i)https?:.*");
    boolean isThere =
        switch (state) {
          case CONTENTTYPE_RECEIVED, CONTENT_RECEIVED, DOCUMENT_AVAILABLE, PAGE_FINISHED -> true;
          default -> false;
        };
    boolean isAsked = state == PAGE_STARTED || state == PAGE_REDIRECTED;
    if (isAsked && url != null && !frames.isPage(frame) && (isWeb || frames.mayShowFile(url))) {
      loads.frameBegins(url);
    }
    boolean isBegun = state == PROGRESS_CHANGED || state == TITLE_RECEIVED || isThere;
    if (isBegun && frames.isPage(frame)) {
      received.run();
    }
    if (frames.isPage(frame)) {
      pageEvent(state);
    }
    if (isWeb && isThere) {
      Ui.later(() -> page.executeScript(frame, PageScripts.USUAL));
    }
  }

  private void pageEvent(int state) {
    switch (state) {
      case PAGE_STARTED -> isLoading = true;
      case PAGE_FINISHED, LOAD_FAILED, LOAD_STOPPED -> isLoading = false;
      case DOCUMENT_AVAILABLE -> {
        if (!isLoading) {
          written.run();
        }
      }
      default -> {}
    }
  }

  @Override
  public void dispatchResourceLoadEvent(
      long frame, int state, String url, String type, double progress, int error) {}
}
