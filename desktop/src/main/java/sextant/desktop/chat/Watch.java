package sextant.desktop.chat;

import java.util.List;
import sextant.chatclient.ConnectionState;
import sextant.chatclient.Line;
import sextant.chatclient.NetworkListener;
import sextant.chatclient.PlaceView;
import sextant.desktop.kit.Ui;
import sextant.identity.Fingerprint;

/** Brings what a network tells to the JavaFX thread. */
record Watch(NetworkItem item, News news) implements NetworkListener {
  @Override
  public void connection(ConnectionState state) {
    Ui.later(() -> news.stateChanged(item, state));
  }

  @Override
  public void places(List<PlaceView> places) {
    Ui.later(() -> news.placesChanged(item, places));
  }

  @Override
  public void linesAdded(String place, List<Line> lines, boolean isLive) {
    Ui.later(() -> news.linesAdded(item, place));
  }

  @Override
  public void lineChanged(String place, Line line) {
    Ui.later(() -> news.lineChanged(item, place, line));
  }

  @Override
  public void linesReloaded(String place) {
    Ui.later(() -> news.linesAdded(item, place));
  }

  @Override
  public void members(String place) {
    Ui.later(() -> news.peopleChanged(item, place));
  }

  @Override
  public void typing(String place, List<String> nicks) {
    Ui.later(() -> news.typingChanged(item, place, nicks));
  }

  @Override
  public void certificate(boolean isFirstMeeting, Fingerprint fingerprint) {
    Ui.later(() -> news.certificateSeen(item, isFirstMeeting, fingerprint));
  }
}
