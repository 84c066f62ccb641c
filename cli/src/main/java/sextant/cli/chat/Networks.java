package sextant.cli.chat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import sextant.chatclient.Network;
import sextant.chatclient.NetworkSettings;
import sextant.chatclient.Surroundings;

/** The networks that are open, and which part of the state is whose. */
final class Networks implements AutoCloseable {
  private final ScreenState state;
  private final Surroundings surroundings;
  private final Executor screen;
  private final Map<NetworkState, Network> open = new LinkedHashMap<>();

  Networks(ScreenState state, Surroundings surroundings, Executor screen) {
    this.state = state;
    this.surroundings = surroundings;
    this.screen = screen;
  }

  /** Opens a network and connects; the same one again only connects. */
  NetworkState open(NetworkSettings settings, BiConsumer<NetworkState, News.Bundle> hearer) {
    Optional<NetworkState> known =
        state.networks().stream().filter(each -> each.name().equals(settings.name())).findFirst();
    NetworkState network = known.orElseGet(() -> new NetworkState(settings.name()));
    if (known.isEmpty()) {
      state.networks().add(network);
      News news = new News(screen, bundle -> hearer.accept(network, bundle));
      open.put(network, new Network(settings, surroundings, news));
      int newestFirst = (int) -(surroundings.clock().millis() / 1000);
      surroundings.store().keep(withoutLogin(settings), newestFirst);
    }
    of(network).connect();
    return network;
  }

  // A password that came from a file stays in the file.
  private static NetworkSettings withoutLogin(NetworkSettings settings) {
    return new NetworkSettings(
        settings.name(),
        settings.host(),
        settings.port(),
        settings.security(),
        settings.nick(),
        settings.realName(),
        Optional.empty(),
        settings.rooms());
  }

  /** The engine behind a part of the state. */
  Network of(NetworkState network) {
    return java.util.Objects.requireNonNull(open.get(network), "bug: no such network");
  }

  /** The engine of the place. */
  Network of(Where where) {
    return of(where.network());
  }

  /** Says goodbye everywhere; blocks for a moment. */
  @Override
  public void close() {
    open.values().forEach(Network::close);
  }
}
