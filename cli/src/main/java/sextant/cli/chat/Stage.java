package sextant.cli.chat;

import java.time.ZoneId;
import java.util.concurrent.Executor;

/**
 * What the parts of the screen work on.
 *
 * @param state what is shown
 * @param networks whom it comes from
 * @param view how it is laid out
 * @param loop the screen's thread and size
 * @param zone whose clock is shown
 */
record Stage(ScreenState state, Networks networks, ScreenView view, Loop loop, ZoneId zone) {

  /** The screen's thread, which everything here runs on, and how large the screen is. */
  interface Loop extends Executor {
    Geometry geometry();

    /** Rings the terminal's bell. */
    void ring();

    /** Sends everything anew. */
    void redraw();

    /** Whether the terminal tells of the mouse from now on. */
    void mouse(boolean isOn);
  }
}
