package sextant.desktop.web;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import sextant.web.WebResponse;
import sextant.web.WebUrl;

/** A page without a room around it: nobody hears what it tells. */
final class Alone implements TabHouse {
  /** Has the JavaFX thread do something, and waits for what comes of it. */
  static <T> T fx(Callable<T> call) throws Exception {
    var done = new CompletableFuture<T>();
    Platform.runLater(() -> {
      try {
        done.complete(call.call());
      } catch (Throwable failed) {
        done.completeExceptionally(failed);
      }
    });
    return done.get(60, TimeUnit.SECONDS);
  }

  @Override
  public TabDriver tabFor(Tab opener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close(Tab tab) {}

  @Override
  public void visited(Tab tab, boolean isTyped) {}

  @Override
  public void shownLocal(Tab tab) {}

  @Override
  public void loaded(Tab tab) {}

  @Override
  public void linked(Tab tab, WebUrl url, String name) {}

  @Override
  public void made(Tab tab, PageFile file) {}

  @Override
  public void download(Tab tab, WebResponse begun) {}
}
