package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import sextant.chat.ChatConfig;
import sextant.irc.Message;
import sextant.irc.Names;

/** BATCH from clients: messages of several lines (IRCv3 multiline). */
final class Multiline {
  private final Core core;
  private final Speech speech;

  Multiline(Core core, Speech speech) {
    this.core = core;
    this.speech = speech;
  }

  void batch(Session session, Message message) {
    String word = message.parameter(0);
    String reference = word.isEmpty() ? "" : word.substring(1);
    if (word.startsWith("+")) {
      open(session, message, reference);
    } else {
      InputBatch batch = session.batches.remove(reference);
      if (batch == null) {
        fail(session, "MULTILINE_INVALID", "No such batch");
      } else {
        session.answer.begin(batch.label);
        send(session, batch);
      }
    }
  }

  private void open(Session session, Message message, String reference) {
    boolean known =
        message.parameter(1).equals("draft/multiline")
            && session.has(Cap.MULTILINE)
            && !message.parameter(2).isEmpty();
    if (!known || !session.batches.isEmpty()) {
      fail(session, "MULTILINE_INVALID", "This batch cannot be opened");
      return;
    }
    session.batches.put(
        reference,
        new InputBatch(
            message.parameter(2),
            message.tags().get("label"),
            Speech.clientTags(session, message)));
  }

  /** Takes a line that belongs to a batch; false for one that stands alone. */
  boolean take(Session session, Message message) {
    String reference = message.tag("batch");
    if (session.batches.isEmpty() && reference.isEmpty()) {
      return false;
    }
    InputBatch batch = session.batches.get(reference);
    if (batch == null || !batch.target.equals(message.parameter(0))) {
      session.batches.clear();
      fail(
          session,
          batch == null ? "MULTILINE_INVALID" : "MULTILINE_INVALID_TARGET",
          "Not of this batch");
      return true;
    }
    boolean concat = message.tags().containsKey("draft/multiline-concat");
    String text = message.parameter(1);
    batch.bytes += Names.utf8Length(text) + (concat || batch.lines.isEmpty() ? 0 : 1);
    batch.lines.add(message);
    ChatConfig.Limits limits = core.config().limits();
    if (batch.bytes > limits.multilineBytes()) {
      session.batches.clear();
      session.fail(
          "BATCH",
          "MULTILINE_MAX_BYTES",
          Integer.toString(limits.multilineBytes()),
          "Too many bytes");
    } else if (batch.lines.size() > limits.multilineLines()) {
      session.batches.clear();
      session.fail(
          "BATCH",
          "MULTILINE_MAX_LINES",
          Integer.toString(limits.multilineLines()),
          "Too many lines");
    } else if (concat && text.isEmpty()) {
      session.batches.clear();
      fail(session, "MULTILINE_INVALID", "An empty line cannot be joined");
    }
    return true;
  }

  private static void fail(Session session, String code, String text) {
    session.fail("BATCH", code, text);
  }

  private void send(Session session, InputBatch batch) {
    List<String> parts = new ArrayList<>();
    List<Boolean> concat = new ArrayList<>();
    for (Message line : batch.lines) {
      parts.add(line.parameter(1));
      concat.add(line.tags().containsKey("draft/multiline-concat"));
    }
    if (parts.stream().allMatch(String::isEmpty)) {
      fail(session, "MULTILINE_INVALID", "Nothing but empty lines");
      return;
    }
    String kind = batch.lines.getFirst().command();
    speech.say(session, batch.target, new Speech.Words(kind, parts, batch.tags, concat));
  }
}
