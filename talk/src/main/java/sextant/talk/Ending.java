package sextant.talk;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;

/** Why a conversation ended. */
public enum Ending {
  /** The peer closed in order (FIN). */
  FINISHED,
  /** The peer's end vanished (RST, or a write to a closed end). */
  RESET,
  /** The peer said {@code q!}. */
  QUIT,
  /** Someone at this end sent the peer away. */
  KICKED,
  /** Nothing was said for longer than the idle limit. */
  IDLE,
  /** The peer did not read what was sent to it, and the outbox was full. */
  TOO_SLOW,
  /** This end closed. */
  CLOSED,
  /** An error; see {@link Conversation#failure()}. */
  FAILED;

  /** What an error while reading or writing means. */
  static Ending of(IOException thrown) {
    if (thrown instanceof ClosedChannelException) {
      return CLOSED;
    }
    String message = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
    boolean vanished = message.contains("connection reset") || message.contains("broken pipe");
    return vanished ? RESET : FAILED;
  }
}
