package sextant.chat.core;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.chat.log.Event;
import sextant.chat.log.Item;
import sextant.chat.net.ClientLink;
import sextant.chat.net.ConnectionHandler;

/**
 * What the servers of a group ask of the one of them that decides, or of the one that only follows:
 * clients that come from another server and go on to one, and who belongs to the group. Belongs to
 * the reactor's thread, as all of the core.
 */
public final class Group {
  private final Core core;

  Group(Core core) {
    this.core = core;
  }

  /**
   * Goes on with a client of another server, or of this one before: with the passport it was given
   * last. Null when nobody here is meant by it.
   */
  public @Nullable ConnectionHandler attach(ClientLink link, String passport) {
    core.lookAtClock();
    return core.presence().attach(link, passport);
  }

  /**
   * Puts aside a session whose server cannot be reached; nobody is told anything.
   *
   * @param silentMillis for how long nothing has been heard of that server
   */
  public void detach(ConnectionHandler handler, long silentMillis) {
    core.lookAtClock();
    if (handler instanceof Session session) {
      core.presence().detach(session, silentMillis);
    }
  }

  /** All clients of that server are attached: whoever was only there and is not has left. */
  public void allAttached(String home) {
    core.lookAtClock();
    core.presence().allAttached(home);
  }

  /** Tells what another server must know to go on with a client, whenever that changes. */
  public void tellPassports(BiConsumer<ClientLink, String> listener) {
    core.presence().tellPassports(listener::accept);
  }

  /** Shows an attached client what it has missed: lines of the log behind what it was told. */
  public void showGap(ConnectionHandler handler, List<Item> missed) {
    core.lookAtClock();
    if (handler instanceof Session session && session.isRegistered()) {
      new Gap(core).show(session, missed);
    }
  }

  /** Reads the history when all that was done before can be read, and goes on with it. */
  public <T> void readWhenDurable(Reading<T> reading, Consumer<T> end) {
    core.readLater(
        reading,
        (value, failure) -> {
          if (value != null) {
            end.accept(value);
          }
        });
  }

  /** A server belongs to the group from now on, as its line says. */
  public void setNode(String name, String text) {
    changeServers(new Event.NodeSet(name, text));
  }

  /** A server does not belong to the group any more. */
  public void dropNode(String name) {
    changeServers(new Event.NodeGone(name));
  }

  private void changeServers(Event event) {
    String before = Welcome.servers(core);
    core.change(event);
    Welcome.serversChanged(core, before);
  }

  /** Takes up what another server has decided: this one only shows it. */
  public void follow(Event event) {
    core.state().apply(event);
    core.keeper().follow(event);
    core.presence().follow(event);
  }

  /** A notice from the server to one client. */
  public void tell(ConnectionHandler handler, String text) {
    core.lookAtClock();
    if (handler instanceof Session session) {
      session.notice(text);
    }
  }
}
