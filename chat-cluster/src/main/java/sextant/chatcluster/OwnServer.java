package sextant.chatcluster;

import java.util.Optional;
import sextant.chat.net.ClientLink;
import sextant.chat.net.Endpoint;
import sextant.chat.net.Page;

/** What a {@link Front} asks of the very server it belongs to. */
interface OwnServer {
  /** What follows the log here. */
  Mirror mirror();

  /** Whether this very server decides. */
  boolean decides();

  /** Answers a request about the group; false when it is none. */
  boolean answer(ClientLink to, String line);

  /** Begins to answer from what is here; comes back with {@link Front#serveStill}. */
  void wantsStill();

  /** Who leads, as far as one knows; empty for nobody. */
  String leader();

  Optional<Page> page(Endpoint.Kind kind, String path);
}
