package sextant.cli.chat;

import java.util.ArrayList;
import java.util.List;
import sextant.chatclient.ConnectionState;
import sextant.chatclient.PlaceView;

/** Networks with their rooms and people, numbered, and how much of each is new. */
final class SidebarView {
  private SidebarView() {}

  static void draw(Frame.Canvas canvas, ScreenState state, Geometry geometry) {
    int width = geometry.sidebar() - 1;
    if (width <= 0) {
      return;
    }
    List<Where> places = state.places();
    int from = first(state, places, geometry.rows());
    for (int line = 0; line < geometry.rows(); line++) {
      int index = from + line;
      if (index < places.size()) {
        canvas.put(line, 0, width, row(state, places.get(index), index + 1, width));
      }
      canvas.put(line, width, 1, Row.of("│", Look.OVERLOOKED));
    }
  }

  /** Which place is at the given row of the screen, counted from 0. */
  static int indexAt(ScreenState state, Geometry geometry, int line) {
    return first(state, state.places(), geometry.rows()) + line;
  }

  private static int first(ScreenState state, List<Where> places, int rows) {
    int current = 0;
    for (int i = 0; i < places.size(); i++) {
      if (state.isCurrent(places.get(i).network(), places.get(i).place())) {
        current = i;
      }
    }
    return Math.clamp(current - rows / 2, 0, Math.max(0, places.size() - rows));
  }

  private static Row row(ScreenState state, Where where, int number, int width) {
    PlaceView view = where.view().orElseThrow();
    Row badge = badge(view);
    Row name =
        view.kind() == PlaceView.Kind.SERVER
            ? sign(where.network().connection()).and(" " + view.name(), Look.STRONG)
            : Row.of(number < 10 ? number + " " : "  ", Look.OVERLOOKED)
                .and(view.name(), nameLook(view));
    int left = width - badge.width() - 1;
    Row row = name.filled(Math.max(1, left)).and(badge).filled(width);
    return state.isCurrent(where.network(), where.place()) ? row.with(Look.REVERSE) : row;
  }

  private static Look nameLook(PlaceView view) {
    if (view.isMuted() || !view.isJoined()) {
      return Look.OVERLOOKED;
    }
    return view.unread() > 0 ? Look.STRONG : Look.PLAIN;
  }

  private static Row badge(PlaceView view) {
    List<Row> parts = new ArrayList<>();
    if (view.mentions() > 0 && !view.isMuted()) {
      parts.add(Row.of("@" + count(view.mentions()), Look.ATTENTION));
    } else if (view.unread() > 0) {
      parts.add(Row.of(count(view.unread()), view.isMuted() ? Look.OVERLOOKED : Look.ACCENT));
    }
    return parts.isEmpty() ? Row.EMPTY : parts.getFirst();
  }

  private static String count(int number) {
    return number > 999 ? "999+" : Integer.toString(number);
  }

  private static Row sign(ConnectionState state) {
    return switch (state) {
      case ConnectionState.Online _ -> Row.of("●", Look.GOOD);
      case ConnectionState.Connecting _ -> Row.of("◌", Look.ATTENTION);
      case ConnectionState.Waiting _ -> Row.of("◌", Look.ATTENTION);
      case ConnectionState.Stopped _ -> Row.of("✕", Look.LOST);
      case ConnectionState.Offline _ -> Row.of("○", Look.OVERLOOKED);
    };
  }
}
