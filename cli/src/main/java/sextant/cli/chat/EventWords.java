package sextant.cli.chat;

import java.util.ArrayList;
import java.util.List;
import sextant.chatclient.ChatRow;
import sextant.chatclient.Line;
import sextant.cli.ChatScreenText;
import sextant.irc.Formatting;

/** What happened, in a sentence. */
final class EventWords {
  private static final int MOST_NAMES = 5;

  private final ChatScreenText text;

  EventWords(ChatScreenText text) {
    this.text = text;
  }

  /** One event. */
  String of(Line line) {
    String nick = line.nick();
    String words = Formatting.strip(line.text());
    return switch (line.kind()) {
      case JOIN -> text.joined(nick);
      case PART, QUIT -> words.isEmpty() ? text.left(nick) : text.leftBecause(nick, words);
      case NICK -> text.renamed(nick, words);
      case KICK -> text.kicked(nick, words);
      case TOPIC -> text.topicSet(nick, words);
      case MODE -> text.modeSet(nick, words);
      case INVITE -> text.invited(nick, words);
      case MESSAGE, ACTION, NOTICE, SERVER, ERROR -> words;
    };
  }

  /** Many comings and goings in one sentence; who came and went again is in neither part. */
  String of(ChatRow.Comings comings) {
    if (comings.lines().size() == 1) {
      return of(comings.lines().getFirst());
    }
    ChatRow.Balance balance = comings.balance();
    List<String> parts = new ArrayList<>();
    if (!balance.came().isEmpty()) {
      parts.add(text.joined(names(balance.came())));
    }
    if (!balance.went().isEmpty()) {
      parts.add(text.left(names(balance.went())));
    }
    balance.others().stream().limit(MOST_NAMES).forEach(line -> parts.add(of(line)));
    return parts.isEmpty() ? text.cameAndWent() : String.join(" · ", parts);
  }

  private String names(List<String> nicks) {
    String names = String.join(", ", nicks.subList(0, Math.min(MOST_NAMES, nicks.size())));
    int more = nicks.size() - MOST_NAMES;
    return more <= 0 ? names : text.andMore(names, more);
  }
}
