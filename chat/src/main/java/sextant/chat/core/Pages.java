package sextant.chat.core;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.chat.net.ClientLink;
import sextant.chat.net.Page;

/** The pages of a server: health and metrics in the text form of Prometheus, and its web client. */
final class Pages {
  private @Nullable WebPages web; // read when somebody first asks for it

  Optional<Page> page(Core core, String path, ClientLink connection) {
    return switch (connection.kind()) {
      case PAGES -> keepersPage(core, path);
      case WEB -> web().page(path);
      case IRC, ADMIN -> Optional.empty();
    };
  }

  private WebPages web() {
    WebPages known = web;
    if (known == null) {
      known = new WebPages();
      web = known;
    }
    return known;
  }

  private static Optional<Page> keepersPage(Core core, String path) {
    return switch (path) {
      case "/health" ->
          Optional.of(Page.text(core.isBehind() ? "behind: the disk is slow\n" : "ok\n"));
      case "/metrics" -> Optional.of(Page.text(metrics(core)));
      default -> Optional.empty();
    };
  }

  private static String metrics(Core core) {
    StringBuilder text = new StringBuilder();
    Counters counters = core.counters;
    gauge(text, "clients", "People who are here, asleep ones too", core.clients.size());
    gauge(text, "sessions", "Connections", core.sessions.size());
    gauge(text, "rooms", "Rooms", core.rooms.size());
    gauge(text, "accounts", "Accounts", core.state().accounts().size());
    gauge(text, "log_pending", "Entries that are not on disk yet", core.pending());
    gauge(text, "queued_bytes", "Bytes that wait for slow readers", queued(core));
    gauge(text, "start_time_seconds", "When it started, since 1970", core.startedMillis / 1000);
    total(text, "log_position", "Entries of the log since it was made", core.position());
    total(text, "connections_total", "Connections since the start", counters.accepted);
    total(text, "connections_refused_total", "Those turned away", counters.refused);
    total(text, "messages_total", "Messages said", counters.messages);
    total(text, "deliveries_total", "Lines given to connections", counters.deliveries);
    return text.toString();
  }

  private static long queued(Core core) {
    return core.sessions.stream().mapToLong(session -> session.connection.queuedBytes()).sum();
  }

  private static void gauge(StringBuilder text, String name, String help, long value) {
    line(text, name, "gauge", help, value);
  }

  private static void total(StringBuilder text, String name, String help, long value) {
    line(text, name, "counter", help, value);
  }

  private static void line(StringBuilder text, String name, String kind, String help, long value) {
    String whole = "sextant_chat_" + name;
    text.append("# HELP ").append(whole).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(whole).append(' ').append(kind).append('\n');
    text.append(whole).append(' ').append(value).append('\n');
  }
}
