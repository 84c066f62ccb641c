package sextant.cli.chat;

import sextant.chatclient.PlaceView;

/**
 * Which part of the screen is whose.
 *
 * @param columns the screen's width
 * @param rows the screen's height
 * @param sidebar columns of the list of places, 0 when it is hidden
 * @param people columns of the list of people, 0 when it is hidden
 * @param entryRows rows of the field to write in
 */
record Geometry(int columns, int rows, int sidebar, int people, int entryRows) {
  private static final int HEAD_ROWS = 2;
  private static final int STATUS_ROWS = 1;
  private static final int MOST_ENTRY_ROWS = 6;

  static Geometry of(ScreenState state, int columns, int rows) {
    boolean hasSidebar = !state.hidesSidebar() && !state.networks().isEmpty() && columns >= 56;
    int sidebar = !hasSidebar ? 0 : Math.clamp(columns / 5, 16, 26);
    boolean hasPeople =
        state
            .current()
            .flatMap(Where::view)
            .filter(view -> view.kind() == PlaceView.Kind.ROOM)
            .isPresent();
    boolean showsPeople =
        hasPeople
            && !state.hidesPeople()
            && columns >= 76
            && state.overlay() instanceof Overlay.None;
    int people = showsPeople ? Math.clamp(columns / 7, 12, 20) : 0;
    int width = columns - sidebar;
    int wanted = EntryView.lay(state, width).rows().size();
    int most = Math.max(1, Math.min(MOST_ENTRY_ROWS, rows - HEAD_ROWS - STATUS_ROWS - 1));
    return new Geometry(columns, rows, sidebar, people, Math.min(wanted, most));
  }

  /** Where the part between the lists begins. */
  int left() {
    return sidebar;
  }

  /** Columns for what was said. */
  int width() {
    return Math.max(1, columns - sidebar - people);
  }

  /** The first row of what was said. */
  int top() {
    return HEAD_ROWS;
  }

  /** Rows for what was said. */
  int height() {
    return Math.max(1, rows - HEAD_ROWS - STATUS_ROWS - entryRows);
  }

  /** The row between what was said and the field. */
  int statusRow() {
    return top() + height();
  }

  int entryRow() {
    return statusRow() + STATUS_ROWS;
  }
}
