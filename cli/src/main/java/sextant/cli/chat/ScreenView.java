package sextant.cli.chat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import sextant.chatclient.ConnectionState;
import sextant.chatclient.PlaceView;
import sextant.cli.ChatScreenText;
import sextant.irc.Formatting;
import sextant.words.Language;

/** The state as a frame: head, lists at the sides, what was said, a line of news, the field. */
final class ScreenView {
  private final ChatScreenText text;
  private final Language language;
  private final BufferView buffers;
  private final OverlayView overlays;

  ScreenView(Language language, ZoneId zone) {
    this.language = language;
    this.text = new ChatScreenText(language);
    this.buffers = new BufferView(new LineView(language, zone));
    this.overlays = new OverlayView(text, zone);
  }

  /** Knows where the lines of a place are on the screen. */
  BufferView buffers() {
    return buffers;
  }

  Frame frame(ScreenState state, int columns, int rows) {
    Geometry geometry = Geometry.of(state, columns, rows);
    Frame.Canvas canvas = new Frame.Canvas(columns, rows);
    SidebarView.draw(canvas, state, geometry);
    head(canvas, state, geometry);
    if (state.overlay() instanceof Overlay.None) {
      state.current().ifPresent(where -> lines(canvas, where, geometry));
    } else {
      overlays.draw(canvas, state.overlay(), geometry);
    }
    canvas.put(geometry.statusRow(), geometry.left(), geometry.width(), status(state, geometry));
    return entry(canvas, state, geometry);
  }

  private void lines(Frame.Canvas canvas, Where where, Geometry geometry) {
    Buffer buffer = where.buffer();
    if (buffer.rows().isEmpty()) {
      Row nothing = Row.of(text.nothingSaid(), Look.OVERLOOKED);
      canvas.put(geometry.top(), geometry.left() + 1, geometry.width() - 1, nothing);
    } else {
      buffers.draw(canvas, buffer, geometry);
    }
    if (geometry.people() > 0) {
      PeopleView.draw(canvas, buffer.people(), geometry, text);
    }
  }

  private void head(Frame.Canvas canvas, ScreenState state, Geometry geometry) {
    Optional<PlaceView> view = state.current().flatMap(Where::view);
    Row row = overlays.title(state.overlay());
    if (state.overlay() instanceof Overlay.None && view.isPresent()) {
      row =
          Row.of(view.get().name(), Look.STRONG)
              .and(view.get().modes().isEmpty() ? "" : " " + view.get().modes(), Look.OVERLOOKED)
              .and("  ", Look.PLAIN)
              .and(Formatting.strip(view.get().topic()), Look.PLAIN);
    }
    canvas.put(0, geometry.left() + 1, geometry.width() - 1, row);
    Row rule = Row.of("─".repeat(geometry.width()), Look.OVERLOOKED);
    canvas.put(1, geometry.left(), geometry.width(), rule);
  }

  /** One line of news; the most urgent wins. */
  private Row status(ScreenState state, Geometry geometry) {
    if (!state.note().isEmpty()) {
      return Row.of(" " + state.note(), Look.ATTENTION);
    }
    Optional<Where> current = state.current();
    if (current.isEmpty() || !(state.overlay() instanceof Overlay.None)) {
      return Row.EMPTY;
    }
    Buffer buffer = current.get().buffer();
    Row connection = connection(current.get().network());
    if (!connection.spans().isEmpty()) {
      return connection;
    }
    int below = buffers.below(buffer, geometry);
    if (buffer.isExcerpt()) {
      return Row.of(" " + text.excerptShown(), Look.ACCENT);
    }
    if (below > 0) {
      return Row.of(" " + text.linesBelow(below), Look.ACCENT);
    }
    return buffer.typing().isEmpty()
        ? Row.of(" " + text.hint(), Look.OVERLOOKED)
        : typing(buffer.typing());
  }

  private Row typing(List<String> nicks) {
    String names = String.join(", ", nicks.subList(0, Math.min(4, nicks.size())));
    return Row.of(" " + text.typing(names), Look.OVERLOOKED);
  }

  private Row connection(NetworkState network) {
    return switch (network.connection()) {
      case ConnectionState.Online _ -> Row.EMPTY;
      case ConnectionState.Connecting _ -> Row.of(" " + text.connecting(), Look.ATTENTION);
      case ConnectionState.Offline _ -> Row.of(" " + text.offline(), Look.ATTENTION);
      case ConnectionState.Waiting waiting ->
          Row.of(
              " "
                  + text.retrying(
                      waiting.failure().explain(language).what(),
                      Math.max(1, waiting.retryMillis() / 1000)),
              Look.ATTENTION);
      case ConnectionState.Stopped stopped ->
          Row.of(" " + stopped.failure().explain(language).inOneLine(), Look.LOST);
    };
  }

  private static Frame entry(Frame.Canvas canvas, ScreenState state, Geometry geometry) {
    EntryView.LaidEntry laid = EntryView.lay(state, geometry.columns() - geometry.sidebar());
    int from =
        Math.clamp(
            laid.caretRow() - geometry.entryRows() + 1,
            0,
            Math.max(0, laid.rows().size() - geometry.entryRows()));
    for (int i = 0; i < geometry.entryRows() && from + i < laid.rows().size(); i++) {
      canvas.put(
          geometry.entryRow() + i,
          geometry.left(),
          geometry.columns() - geometry.sidebar(),
          laid.rows().get(from + i));
    }
    return canvas.frame(
        geometry.entryRow() + laid.caretRow() - from, geometry.left() + laid.caretColumn());
  }
}
