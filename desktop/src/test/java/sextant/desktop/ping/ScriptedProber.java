package sextant.desktop.ping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A network that says what the test says. */
final class ScriptedProber implements Prober {
  final Map<String, Consumer<PingNews>> pings = new LinkedHashMap<>();
  final List<String> stopped = new ArrayList<>();
  Consumer<SweepNews> sweep = news -> {};
  Consumer<TraceNews> trace = news -> {};

  @Override
  public Work ping(String host, long intervalMillis, Consumer<PingNews> news) {
    pings.put(host, news);
    return () -> stopped.add("ping " + host);
  }

  @Override
  public Work sweep(SweepRange range, Consumer<SweepNews> news) {
    sweep = news;
    return () -> stopped.add("sweep " + range.text());
  }

  @Override
  public Work trace(String host, Consumer<TraceNews> news) {
    trace = news;
    return () -> stopped.add("trace " + host);
  }

  void say(String host, PingNews news) {
    Consumer<PingNews> listener = pings.get(host);
    if (listener == null) {
      throw new AssertionError("nobody pings " + host);
    }
    listener.accept(news);
  }
}
