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
  private void told(Runnable news) {
    Ui.later(() -> item.told(news));
  }

  @Override
  public void connection(ConnectionState state) {
    told(() -> news.stateChanged(item, state));
  }

  @Override
  public void places(List<PlaceView> places) {
    told(() -> news.placesChanged(item, places));
  }

  @Override
  public void linesAdded(String place, List<Line> lines, boolean isLive) {
    told(
        isLive ? () -> news.linesAdded(item, place, lines) : () -> news.linesReloaded(item, place));
  }

  @Override
  public void lineChanged(String place, Line line) {
    told(() -> news.lineChanged(item, place, line));
  }

  @Override
  public void linesReloaded(String place) {
    told(() -> news.linesReloaded(item, place));
  }

  @Override
  public void members(String place) {
    told(() -> news.peopleChanged(item, place));
  }

  @Override
  public void typing(String place, List<String> nicks) {
    told(() -> news.typingChanged(item, place, nicks));
  }

  @Override
  public void certificate(boolean isFirstMeeting, Fingerprint fingerprint) {
    told(() -> news.certificateSeen(item, isFirstMeeting, fingerprint));
  }
}
