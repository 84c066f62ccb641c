package sextant.desktop.chat;

import java.util.ArrayList;
import java.util.List;
import sextant.chatclient.ChatRow;
import sextant.chatclient.HarmlessText;
import sextant.chatclient.Line;
import sextant.desktop.ChatRoomText;
import sextant.irc.Formatting;

/** What happened, in a sentence. */
final class EventWords {
  private static final int MOST_NAMES = 5;

  private EventWords() {}

  /** One event. */
  static String of(Line line, ChatRoomText text) {
    String nick = HarmlessText.of(line.nick());
    String words = HarmlessText.of(Formatting.strip(line.text()));
    return switch (line.kind()) {
      case JOIN -> text.joined(nick);
      case PART, QUIT -> text.left(nick);
      case NICK -> text.renamed(nick, words);
      case KICK -> text.kicked(nick, words);
      case TOPIC -> text.topicSet(nick, words);
      case MODE -> text.modeSet(nick, words);
      case INVITE -> text.invited(nick, words);
      case MESSAGE, ACTION, NOTICE, SERVER, ERROR -> words;
    };
  }

  /** Many comings and goings in one sentence; who came and went again is in neither part. */
  static String of(List<Line> lines, ChatRoomText text) {
    if (lines.size() == 1) {
      return of(lines.getFirst(), text);
    }
    ChatRow.Balance balance = new ChatRow.Comings(lines).balance();
    var parts = new ArrayList<String>();
    if (!balance.came().isEmpty()) {
      parts.add(text.joined(names(balance.came(), text)));
    }
    if (!balance.went().isEmpty()) {
      parts.add(text.left(names(balance.went(), text)));
    }
    balance.others().forEach(line -> parts.add(of(line, text)));
    return parts.isEmpty() ? text.cameAndWent() : String.join(" · ", parts);
  }

  private static String names(List<String> nicks, ChatRoomText text) {
    List<String> first = nicks.stream().limit(MOST_NAMES).map(HarmlessText::of).toList();
    String names = String.join(", ", first);
    int more = nicks.size() - first.size();
    return more == 0 ? names : text.andMore(names, more);
  }
}
