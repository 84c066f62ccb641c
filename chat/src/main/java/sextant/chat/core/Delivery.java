package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sextant.chat.core.Speech.Words;

/** One message on its way to many sessions, each of which gets it in the form it understands. */
final class Delivery {
  private final Core core;
  private final Session origin;
  private final Client sender;
  private final String target;
  private final Words words;
  private final Line.Meta meta;
  private final List<Line> lines;

  Delivery(Core core, Session origin, Client sender, String target, Words words, String msgid) {
    this.core = core;
    this.origin = origin;
    this.sender = sender;
    this.target = target;
    this.words = words;
    this.meta = core.fanout().meta(sender).withId(msgid).withTags(words.tags());
    this.lines =
        words.isTags()
            ? List.of(Line.of(meta, sender.source(), "TAGMSG", target))
            : Speech.lines(meta, sender.source(), target, words);
  }

  void to(Client client) {
    for (Session session : client.sessions) {
      to(session);
    }
  }

  private void to(Session session) {
    if (words.isTags() && !session.has(Cap.MESSAGE_TAGS)) {
      return;
    }
    core.counters.deliveries++;
    if (words.isMultiline() && session.has(Cap.MULTILINE)) {
      multiline(session);
    } else {
      for (Line line : lines) {
        session.send(line);
      }
    }
  }

  private void multiline(Session session) {
    List<String> head = new ArrayList<>(List.of(target));
    String reference = session.openMultiline(sender.source(), meta, head, null);
    for (int i = 0; i < words.parts().size(); i++) {
      Map<String, String> tags =
          words.concat().get(i) ? Map.of("draft/multiline-concat", "") : Map.of();
      Line.Meta bare = Line.Meta.NONE.withTags(tags);
      session.send(
          Line.of(bare, sender.source(), words.kind(), target, words.parts().get(i)), reference);
    }
    session.closeBatch(reference, null);
  }

  /** To the sender's other sessions, and last of all to the one that spoke, if it wants it. */
  void echo() {
    echoTo(false);
  }

  /** The same; somebody who talks to themself also hears it. */
  void echoTo(boolean toSelf) {
    for (Session session : sender.sessions) {
      if (session != origin
          && (session.has(Cap.ECHO_MESSAGE) || session.has(Cap.SELF_MESSAGE) || toSelf)) {
        to(session);
      }
    }
    if (origin.has(Cap.ECHO_MESSAGE)) {
      to(origin);
    }
    if (toSelf) {
      origin.answer.besides(() -> to(origin)); // this one is no answer: the label is the echo's
    }
  }
}
