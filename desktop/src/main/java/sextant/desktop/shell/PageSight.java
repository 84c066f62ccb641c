package sextant.desktop.shell;

import sextant.desktop.kit.LivePage;

/** How the room of pages is used by others. JavaFX thread. */
public interface PageSight {
  /** Shows a page in a tab of its own; the shell has already gone to the room. */
  void show(String url);

  /** A page outside of the room, empty; whoever has it closes it. */
  LivePage alone();
}
