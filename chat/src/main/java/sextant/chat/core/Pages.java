package sextant.chat.core;

import java.util.Locale;
import sextant.chat.net.Connection;
import sextant.chat.net.Endpoint;

/** Health and metrics in the text form of Prometheus. */
final class Pages {
  private Pages() {}

  static String page(Core core, String path, Connection connection) {
    if (connection.endpoint().kind() != Endpoint.Kind.PAGES) {
      return "";
    }
    return switch (path) {
      case "/health" -> "ok\n";
      case "/metrics" -> metrics(core);
      default -> "";
    };
  }

  private static String metrics(Core core) {
    StringBuilder text = new StringBuilder();
    Counters counters = core.counters;
    line(text, "clients", "gauge", core.clients.size());
    line(text, "sessions", "gauge", core.sessions.size());
    line(text, "rooms", "gauge", core.rooms.size());
    line(text, "accounts", "gauge", core.state().accounts().size());
    line(text, "log_position", "counter", core.position());
    line(text, "connections_total", "counter", counters.accepted);
    line(text, "connections_refused_total", "counter", counters.refused);
    line(text, "messages_total", "counter", counters.messages);
    line(text, "deliveries_total", "counter", counters.deliveries);
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String kind, long value) {
    text.append(String.format(Locale.ROOT, "# TYPE sextant_chat_%s %s%n", name, kind));
    text.append(String.format(Locale.ROOT, "sextant_chat_%s %d%n", name, value));
  }
}
