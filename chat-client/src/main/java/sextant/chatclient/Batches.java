package sextant.chatclient;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.irc.Message;

/**
 * Collects messages that belong together (IRCv3 batch) and hands them on when they are whole. A
 * multiline message comes out as one message with line breaks in its text.
 */
final class Batches {
  private static final int MOST_OPEN = 200;
  private static final int MOST_MESSAGES = 20_000;
  private static final long MOST_CHARACTERS = 8_000_000;

  private final Map<String, Open> open = new HashMap<>();
  private long characters;

  /**
   * A batch that is whole.
   *
   * @param start the BATCH that opened it, with its tags
   * @param messages what was in it, multiline already joined
   */
  record Batch(Message start, String type, List<Message> messages) {
    /** The parameter after the type. */
    String target() {
      return start.parameter(2);
    }
  }

  private record Open(Message start, List<Message> messages) {
    String type() {
      return start.parameter(1);
    }
  }

  /** What became of a message. */
  sealed interface Result {
    /** It belongs to no batch: handle it now. */
    record Alone(Message message) implements Result {}

    /** It is kept until its batch ends, or it opened one. */
    record Kept() implements Result {}

    /** It ended this batch. */
    record Whole(Batch batch) implements Result {}
  }

  Result take(Message message) {
    String reference = message.tag("batch");
    if (message.command().equals("BATCH") && !message.parameter(0).isEmpty()) {
      return batch(message);
    }
    Open parent = open.get(reference);
    if (reference.isEmpty() || parent == null) {
      return new Result.Alone(message);
    }
    keep(parent, message);
    return new Result.Kept();
  }

  private void keep(Open parent, Message message) {
    int length = 100;
    for (String word : message.parameters()) {
      length += word.length();
    }
    boolean fits = characters + length <= MOST_CHARACTERS;
    if (fits && parent.messages().size() < MOST_MESSAGES) {
      characters += length;
      parent.messages().add(message);
    }
  }

  private Result batch(Message message) {
    String word = message.parameter(0);
    String reference = word.substring(1);
    if (word.charAt(0) == '+') {
      if (open.size() < MOST_OPEN) {
        open.put(reference, new Open(message, new ArrayList<>()));
      }
      return new Result.Kept();
    }
    Open ended = open.remove(reference);
    if (ended == null) {
      return new Result.Kept();
    }
    if (open.isEmpty()) {
      characters = 0;
    }
    Open parent = open.get(ended.start().tag("batch"));
    if (ended.type().equals("draft/multiline") || ended.type().equals("multiline")) {
      Optional<Message> whole = join(ended);
      if (parent != null) {
        whole.ifPresent(joined -> keep(parent, joined));
        return new Result.Kept();
      }
      return whole.<Result>map(Result.Alone::new).orElseGet(Result.Kept::new);
    }
    if (parent != null) {
      ended.messages().forEach(inner -> keep(parent, inner));
      return new Result.Kept();
    }
    return new Result.Whole(new Batch(ended.start(), ended.type(), ended.messages()));
  }

  private static Optional<Message> join(Open ended) {
    if (ended.messages().isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    boolean first = true;
    for (Message piece : ended.messages()) {
      boolean continues = piece.tags().containsKey("draft/multiline-concat");
      if (!first && !continues) {
        text.append('\n');
      }
      first = false;
      text.append(piece.parameter(1));
    }
    Message head = ended.messages().getFirst();
    Map<String, String> tags = new LinkedHashMap<>(head.tags());
    tags.putAll(ended.start().tags());
    String source = ended.start().source().isEmpty() ? head.source() : ended.start().source();
    return Optional.of(
        new Message(tags, source, head.command(), List.of(head.parameter(0), text.toString())));
  }
}
