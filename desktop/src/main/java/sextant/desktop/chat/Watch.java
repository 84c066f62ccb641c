package sextant.desktop.chat;

import java.util.List;
import sextant.chatclient.ConnectionState;
import sextant.chatclient.Line;
import sextant.chatclient.NetworkListener;
import sextant.chatclient.PlaceView;
import sextant.desktop.kit.Ui;
import sextant.identity.Fingerprint;

/** Brings what a network tells to the JavaFX thread. */
record Watch(NetworkItem item, ChatActions actions) implements NetworkListener {
  @Override
  public void connection(ConnectionState state) {
    Ui.later(() -> actions.stateChanged(item, state));
  }

  @Override
  public void places(List<PlaceView> places) {
    Ui.later(() -> actions.placesChanged(item, places));
  }

  @Override
  public void linesAdded(String place, List<Line> lines, boolean isLive) {
    Ui.later(() -> actions.linesAdded(item, place));
  }

  @Override
  public void lineChanged(String place, Line line) {
    Ui.later(() -> actions.lineChanged(item, place, line));
  }

  @Override
  public void linesReloaded(String place) {
    Ui.later(() -> actions.linesAdded(item, place));
  }

  @Override
  public void members(String place) {
    Ui.later(() -> actions.peopleChanged(item, place));
  }

  @Override
  public void typing(String place, List<String> nicks) {
    Ui.later(() -> actions.typingChanged(item, place, nicks));
  }

  @Override
  public void certificate(boolean isFirstMeeting, Fingerprint fingerprint) {
    Ui.later(() -> actions.certificateSeen(item, isFirstMeeting, fingerprint));
  }
}
