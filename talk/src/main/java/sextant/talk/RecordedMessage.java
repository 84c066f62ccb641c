package sextant.talk;

import java.time.Instant;
import java.util.Set;
import sextant.wire.Bytes;

/**
 * One entry of a recording that was read back from a file.
 *
 * @param time when it was sent or received, to the microsecond
 * @param conversation the number of its conversation in that recording
 * @param peer the other end, {@code host:port} or a path
 */
public record RecordedMessage(
    Instant time, long conversation, String peer, Direction direction, Bytes bytes) {

  /** Whether a filter would show it. */
  public boolean matches(RecordFilter filter) {
    return filter.directions().contains(direction) && filter.find(bytes, 0).isPresent();
  }

  /** Whether it belongs to a conversation with one of these peers; none named means any. */
  public boolean isWithOneOf(Set<String> peers) {
    return peers.isEmpty() || peers.contains(peer);
  }
}
