package sextant.desktop.web;

import java.util.Optional;

/** What a page asks of the tab it is in. JavaFX thread. */
interface PageHost {
  /** Another page for a window the page opens; empty when it must not. */
  Optional<Page> popUp();

  /** Says something and waits until a person has read it. */
  void say(String message);

  /** Asks yes or no and waits. */
  boolean confirm(String message);

  /** Asks for a text and waits; empty when a person gives none. */
  Optional<String> prompt(String message, String proposed);

  /** Our script in the page says something about a file, a window or an address. */
  void said(String what);

  /** Something of the page has come; it may not have taken the place of the one before. */
  void received();

  /** The engine did not even ask for this page. */
  void refused(String url);

  /** The page closes itself. */
  void closeRequested();

  /** A script wrote to the console, or failed. */
  void console(String message, int line, String source);
}
