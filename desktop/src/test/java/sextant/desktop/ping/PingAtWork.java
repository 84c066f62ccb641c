package sextant.desktop.ping;

import java.util.Optional;
import java.util.Random;
import sextant.desktop.kit.Fx;
import sextant.desktop.ping.Prober.PingNews;
import sextant.desktop.ping.Prober.TraceNews;
import sextant.desktop.shell.RoomFactory;
import sextant.words.Failure;

/** The Ping room on a network that is always the same, at noon of a certain day. */
public final class PingAtWork {
  /** The time of the window's clock: 2026-01-01 12:00 UTC. */
  public static final long NOON = PingWindow.NOON;

  private final ScriptedProber network = new ScriptedProber();
  private final LocalNetwork local =
      new LocalNetwork(
          Optional.of("192.0.2.1"), Optional.of("192.0.2.53"), Optional.of("192.0.2.0/24"));

  /** Makes the room. */
  public RoomFactory factory() {
    return context -> new PingRoom(context, network, () -> local);
  }

  ScriptedProber network() {
    return network;
  }

  /** Gateway and name server answer, packets get lost beyond them. */
  public void diagnose(Fx window) {
    window.click("#start-diagnose");
    Fx.await(() -> network.pings.size() == 3, "three pings");
    feed("192.0.2.1", 0.4, 0.1, 0);
    feed("192.0.2.53", 6, 1, 0);
    network.say("example.org", new PingNews.Found("198.51.100.7"));
    feed("example.org", 18, 5, 0.08);
    Fx.await(() -> window.has(".diagnosis.is-attention") && window.has(".line-3"), "a verdict");
    Fx.pulse();
  }

  private void feed(String host, double millis, double spread, double loss) {
    var random = new Random(host.hashCode());
    for (int i = 60; i > 0; i--) {
      long at = NOON - i * 1_000L;
      double rtt = millis + Math.abs(random.nextGaussian()) * spread;
      boolean lost = random.nextDouble() < loss;
      network.say(
          host, lost ? new PingNews.Lost(at) : new PingNews.Answer(at, Math.round(rtt * 1e6)));
    }
  }

  /** The ping that runs is not allowed. */
  public void deny(Fx window) {
    window.click("#start-ping");
    var denied = new Failure(Failure.Kind.RAW_SOCKET_DENIED, "127.0.0.1", "errno 1");
    network.say("127.0.0.1", new PingNews.Ended(Optional.of(denied)));
    Fx.await(() -> window.has("#ping-allow"), "the button that copies the command");
  }

  /** Eight routers on the way, one of them silent. */
  public void trace() {
    network.trace.accept(new TraceNews.Found("198.51.100.7"));
    var random = new Random(7);
    for (int round = 0; round < 40; round++) {
      for (int hop = 1; hop <= 8; hop++) {
        boolean lost = hop == 4 || (hop == 6 && random.nextInt(5) == 0);
        long rtt = Math.round((hop * 2.5 + random.nextDouble() * hop) * 1e6);
        network.trace.accept(
            lost
                ? new TraceNews.Lost(hop)
                : new TraceNews.Answer(hop, "198.51.100." + (hop - 1), rtt, hop == 8));
      }
    }
    network.trace.accept(new TraceNews.Named("198.51.100.0", "router.lan"));
  }
}
