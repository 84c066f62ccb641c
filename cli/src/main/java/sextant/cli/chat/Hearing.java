package sextant.cli.chat;

import sextant.chatclient.PlaceView;
import sextant.cli.ChatScreenText;
import sextant.words.Language;

/** Takes in what networks tell. On the screen's thread. */
final class Hearing {
  private final Stage stage;
  private final Places places;
  private final Language language;

  Hearing(Stage stage, Places places, Language language) {
    this.stage = stage;
    this.places = places;
    this.language = language;
  }

  /** What a network told since the last time. */
  void hear(NetworkState network, News.Bundle news) {
    news.connection.ifPresent(network::connection);
    news.places.ifPresent(now -> {
      network.places(now);
      places.changed();
    });
    news.changed.forEach((place, lines) -> {
      Buffer buffer = network.buffer(place);
      lines.values().forEach(line -> buffer.changed(line, stage.zone()));
    });
    news.typing.forEach((place, nicks) -> network.buffer(place).typing(nicks));
    stage
        .state()
        .current()
        .filter(where -> where.network() == network)
        .ifPresent(where -> {
          if (news.lines.contains(where.place())) {
            places.refresh(where);
          }
          if (news.people.contains(where.place())) {
            places.refreshPeople(where);
          }
        });
    boolean isCalled =
        news.spoken.entrySet().stream()
            .anyMatch(each ->
                network
                    .place(each.getKey())
                    .filter(place -> !place.isMuted())
                    .filter(place -> each.getValue() || place.kind() == PlaceView.Kind.DIRECT)
                    .isPresent());
    if (isCalled) {
      stage.loop().ring();
    }
    news.firstMet.ifPresent(met -> {
      String words = String.join(" ", met.words(language));
      stage.state().overlay(new Overlay.Notice(new ChatScreenText(language).firstMeeting(words)));
    });
  }
}
