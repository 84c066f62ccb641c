package sextant.desktop.web;

import sextant.web.WebResponse;
import sextant.web.WebUrl;

/** What a tab asks of the room. JavaFX thread. */
interface TabHouse {
  /** A tab for a window that a page opens. */
  TabDriver tabFor(Tab opener);

  /** Puts a tab away. */
  void close(Tab tab);

  /** A page that remembers was shown; {@code isTyped} when a person typed its address. */
  void visited(Tab tab, boolean isTyped);

  /** A page of this machine was shown. */
  void shownLocal(Tab tab);

  /** The page is complete. */
  void loaded(Tab tab);

  /** The page leads to a file; {@code name} is what it calls it. */
  void linked(Tab tab, WebUrl url, String name);

  /** The page made a file. */
  void made(Tab tab, PageFile file);

  /** What came is a file. */
  void download(Tab tab, WebResponse begun);
}
