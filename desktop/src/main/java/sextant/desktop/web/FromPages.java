package sextant.desktop.web;

import java.time.Instant;
import sextant.desktop.kit.Ui;

/** Brings what our own pages ask from a loader thread to the JavaFX thread. */
final class FromPages implements OwnPages.Asked {
  private final WebRoomActions actions;

  FromPages(WebRoomActions actions) {
    this.actions = actions;
  }

  @Override
  public void bookmarks(boolean isImport) {
    Ui.later(() -> actions.bookmarks().exchange(isImport));
  }

  @Override
  public void bookmarksChanged() {
    Ui.later(actions.bookmarks()::changed);
  }

  @Override
  public void settingsChanged() {
    Ui.later(() -> {
      actions.bookmarks().changed();
      actions.services().applySettings();
      actions.tabs().dress();
    });
  }

  @Override
  public void storageForgotten(Instant from) {
    Ui.later(() -> actions.forgetStorage(from));
  }

  @Override
  public void download(String what, long id) {
    Ui.later(() -> actions.files().download(what, id));
  }
}
