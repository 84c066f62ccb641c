package sextant.chatclient;

import java.util.List;
import sextant.identity.Fingerprint;

/**
 * What a network tells; called on the network's own thread, so it must return quickly. Everything
 * given is immutable. Many changes that came at once are told once. What nobody wants to hear is
 * left as it is here.
 */
public interface NetworkListener {
  /** The connection is now like this. */
  default void connection(ConnectionState state) {}

  /** Places came, went or look different; all of them as they are now, the server's page first. */
  default void places(List<PlaceView> places) {}

  /**
   * New lines at the end of a place.
   *
   * @param isLive whether they happened just now; false for history
   */
  default void linesAdded(String place, List<Line> lines, boolean isLive) {}

  /**
   * New lines that came together with older ones. {@link #linesReloaded} follows and gives them,
   * too; this is for whoever shows each line once and as it comes.
   */
  default void linesAmongOlder(String place, List<Line> lines) {}

  /** A line is different now: sent, edited, redacted, reacted to. Its key tells which. */
  default void lineChanged(String place, Line line) {}

  /** Older lines came between those known; ask for {@link Network#lines} again. */
  default void linesReloaded(String place) {}

  /** The people of a room changed; ask for {@link Network#members} again. */
  default void members(String place) {}

  /** Who is typing there now; empty when nobody is. */
  default void typing(String place, List<String> nicks) {}

  /**
   * The server's certificate was believed.
   *
   * @param isFirstMeeting whether it was never seen before; the person may compare its words
   * @param fingerprint of the certificate
   */
  default void certificate(boolean isFirstMeeting, Fingerprint fingerprint) {}
}
