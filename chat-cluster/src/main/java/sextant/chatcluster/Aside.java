package sextant.chatcluster;

import org.jspecify.annotations.Nullable;
import sextant.chat.net.ClientLink;
import sextant.chat.net.ConnectionHandler;

/** One client's reading of the history at its own server: a session for one line. */
final class Aside {
  private final AsideLink link;
  private final Runnable done;
  private @Nullable ConnectionHandler handler;
  private @Nullable Mirror where;
  private boolean isBusy;

  /** {@code done} runs when a line was answered. */
  Aside(ClientLink socket, Runnable done) {
    this.link = new AsideLink(socket, this::answered);
    this.done = done;
  }

  /** Whether a line is being answered. */
  boolean isBusy() {
    return isBusy;
  }

  /** Answers a line; false when this server does not know whoever has that passport. */
  boolean answer(Mirror mirror, String passport, String line) {
    ConnectionHandler here = mirror.attach(link, passport);
    if (here == null) {
      return false;
    }
    handler = here;
    where = mirror;
    isBusy = true;
    here.line(line);
    return true;
  }

  private void answered() {
    leave();
    isBusy = false;
    done.run();
  }

  /** The client is gone, or what this server knew of it. */
  void leave() {
    ConnectionHandler known = handler;
    Mirror mirror = where;
    handler = null;
    if (known != null && mirror != null) {
      mirror.detach(known);
    }
  }
}
