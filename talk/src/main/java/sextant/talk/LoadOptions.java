package sextant.talk;

import java.io.IOException;
import java.time.Duration;

/**
 * What a load run does. Each connection has one message in flight and expects as many bytes back,
 * as from an echo server.
 *
 * @param address TCP, UDP or a Unix socket
 * @param connections how many connections, or UDP sockets
 * @param messageBytes the size of a message
 * @param ratePerSecond messages per second over all connections; 0 means as fast as answers come.
 *     With a rate the time of a message counts from when it was due, so a server that stalls cannot
 *     hide it
 * @param warmUp what is sent but not counted at the beginning
 * @param duration what is counted
 */
public record LoadOptions(
    Address address,
    int connections,
    int messageBytes,
    double ratePerSecond,
    Duration warmUp,
    Duration duration) {
  /** Refuses what cannot be run. */
  public LoadOptions {
    if (connections < 1 || messageBytes < 1 || ratePerSecond < 0 || duration.isNegative()) {
      throw new IllegalArgumentException("load: at least one connection, one byte, no negatives");
    }
  }

  /**
   * Whether the target is this machine, so that a load run needs no permission from anybody else.
   */
  public boolean staysHere() throws IOException {
    return !(address instanceof Address.Inet inet)
        || Hosts.resolve(inet, ClientOptions.Family.ANY).stream()
            .allMatch(to -> to.getAddress().isLoopbackAddress());
  }
}
