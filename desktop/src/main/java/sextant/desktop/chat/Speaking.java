package sextant.desktop.chat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.chatclient.Line;
import sextant.chatclient.Network;
import sextant.chatclient.PlaceView;
import sextant.chatclient.Spoken;
import sextant.desktop.chat.ChatModel.Purpose;
import sextant.desktop.chat.ChatModel.Where;

/** What is done with the words in the field and with single lines. JavaFX thread. */
final class Speaking {
  private static final int MOST_SAID = 100;

  private final ChatModel model;
  private final ChatActions actions;
  private final List<String> said = new ArrayList<>();
  private final Map<Where, String> drafts = new HashMap<>();
  private int recalled;

  Speaking(ChatModel model, ChatActions actions) {
    this.model = model;
    this.actions = actions;
  }

  /** Keeps what stands in the field for this place. */
  void keepDraft(Where where) {
    String words =
        model.purposeProperty().get() instanceof Purpose.Edit ? "" : model.entryProperty().get();
    drafts.put(where, words);
    where.network().network().draft(where.place(), words);
  }

  /** A place is in front: its draft comes back. */
  void opened(Optional<Where> now) {
    model.purposeProperty().set(new Purpose.Say());
    model.noteProperty().set("");
    String draft =
        now.map(one ->
                Optional.ofNullable(drafts.get(one))
                    .or(() -> one.view().map(PlaceView::draft))
                    .orElse(""))
            .orElse("");
    model.entryProperty().set(draft);
    recalled = said.size();
  }

  /** The person typed a key. */
  void typed() {
    String words = model.entryProperty().get();
    boolean isTyping = !words.isBlank() && !words.startsWith("/");
    current().ifPresent(one -> one.network().network().typing(one.place(), isTyping));
  }

  /** Says what stands in the field, or does the command. */
  void send() {
    String words = model.entryProperty().get();
    Optional<Where> current = current();
    if (words.isBlank() || current.isEmpty()) {
      return;
    }
    Where where = current.get();
    if (model.purposeProperty().get() instanceof Purpose.Edit edit) {
      where
          .network()
          .network()
          .edit(where.place(), edit.line().msgid(), Markup.sent(words.replace('\n', ' ')));
    } else if (where.isServer() && !words.startsWith("/")) {
      where.network().network().raw(words.strip().replaceAll("[\\r\\n]+", " "));
    } else if (!run(where, Spoken.parse(words))) {
      return;
    }
    said.add(words);
    if (said.size() > MOST_SAID) {
      said.removeFirst();
    }
    model.noteProperty().set("");
    model.purposeProperty().set(new Purpose.Say());
    if (model.currentProperty().get().equals(current)) {
      model.entryProperty().set("");
    }
    drafts.put(where, "");
    recalled = said.size();
  }

  private boolean run(Where where, Spoken spoken) {
    Network network = where.network().network();
    String here = where.place();
    switch (spoken) {
      case Spoken.Say say -> network.say(here, Markup.sent(say.text()), answered());
      case Spoken.Act act -> network.act(here, act.text());
      case Spoken.Join join -> {
        clear();
        actions.joinRoom(where.network(), join.room(), join.key());
      }
      case Spoken.Part part -> {
        clear();
        String room = part.room().isEmpty() ? here : part.room();
        actions.leave(new Where(where.network(), room));
      }
      case Spoken.Query query -> {
        clear();
        actions.talkTo(where.network(), query.nick());
      }
      case Spoken.Tell tell -> network.say(tell.to(), tell.text(), "");
      case Spoken.Topic topic -> network.raw("TOPIC " + here + " :" + topic.text());
      case Spoken.Nick nick -> network.raw("NICK " + nick.nick());
      case Spoken.Rooms rooms -> {
        clear();
        actions.rooms().show(where.network(), rooms.words());
      }
      case Spoken.Raw raw -> network.raw(raw.line());
      case Spoken.Unknown unknown -> {
        model.noteProperty().set(unknown.word());
        return false;
      }
    }
    return true;
  }

  private void clear() {
    model.entryProperty().set("");
  }

  private String answered() {
    return model.purposeProperty().get() instanceof Purpose.Reply reply ? reply.line().msgid() : "";
  }

  /** The words said before, or after with 1; empty at the end, unchanged at the beginning. */
  void recall(int step) {
    int next = recalled + step;
    if (next >= 0 && next <= said.size()) {
      recalled = next;
      model.entryProperty().set(next == said.size() ? "" : said.get(next));
    }
  }

  /** The next words answer this line. */
  void reply(Line line) {
    model.purposeProperty().set(new Purpose.Reply(line));
  }

  /** The next words replace this line. */
  void edit(Line line) {
    model.purposeProperty().set(new Purpose.Edit(line));
    model.entryProperty().set(Markup.typed(line.text()));
  }

  /** The next words are just said. */
  void justSay() {
    if (model.purposeProperty().get() instanceof Purpose.Edit) {
      clear();
    }
    model.purposeProperty().set(new Purpose.Say());
  }

  void react(Line line, String emoji) {
    current().ifPresent(one -> one.network().network().react(one.place(), line.msgid(), emoji));
  }

  void takeBack(Line line) {
    current().ifPresent(one -> one.network().network().redact(one.place(), line.msgid(), ""));
  }

  void retry(Line line) {
    current().ifPresent(one -> one.network().network().retry(one.place(), line.key()));
  }

  void discard(Line line) {
    current()
        .ifPresent(one -> {
          one.network().network().discard(one.place(), line.key());
          actions.open().refresh();
        });
  }

  private Optional<Where> current() {
    return model.currentProperty().get();
  }
}
