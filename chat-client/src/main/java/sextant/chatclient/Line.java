package sextant.chatclient;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * One line of a place as people see it: something said, or something that happened.
 *
 * @param key tells this line from all others of its network, for the life of the program and in the
 *     store; edits, reactions and redactions keep it
 * @param msgid the server's name for it, empty when the server gives none or has not answered yet
 * @param millis when, in milliseconds since 1970 by the server's clock
 * @param kind what it is
 * @param nick who, empty for the network itself
 * @param account the account of that person, empty when not known
 * @param text what was said, with formatting codes as they came; several lines for multiline
 * @param replyTo the msgid of the line it answers, empty for none
 * @param isOwn whether we said it
 * @param isMention whether it names us
 * @param delivery how far our own words have come
 * @param change what was done to it afterwards
 */
public record Line(
    String key,
    String msgid,
    long millis,
    Kind kind,
    String nick,
    String account,
    String text,
    String replyTo,
    boolean isOwn,
    boolean isMention,
    Delivery delivery,
    Change change) {

  /** What a line tells. */
  public enum Kind {
    MESSAGE,
    /** CTCP ACTION: {@code /me}. */
    ACTION,
    NOTICE,
    JOIN,
    PART,
    QUIT,
    KICK,
    NICK,
    TOPIC,
    MODE,
    INVITE,
    /** The server's own words: welcome, message of the day, answers to what was asked. */
    SERVER,
    /** Something that did not work. */
    ERROR;

    /** Whether somebody said something to somebody. */
    public boolean isTalk() {
      return this == MESSAGE || this == ACTION || this == NOTICE;
    }
  }

  /** How far our own words have come. */
  public sealed interface Delivery {
    /** The server has it; for a server that echoes durable lines, it is on disk. */
    record Done() implements Delivery {}

    /** It waits for the connection or for the server's answer. */
    record Pending() implements Delivery {}

    /**
     * It was not taken, or nobody knows; it can be sent again or thrown away.
     *
     * @param why which of the two
     * @param detail the server's own words, empty for none
     */
    record Failed(Why why, String detail) implements Delivery {}

    /** Why a line did not arrive. */
    enum Why {
      /** The server said no. */
      REFUSED,
      /** The connection broke before the answer, and the server keeps no history to look it up. */
      UNCERTAIN
    }
  }

  /**
   * What happened to a line after it was said.
   *
   * @param isEdited whether the text is not the first one
   * @param redactedBy who took it back, empty for nobody; the text is empty then
   * @param reactions who reacted with what, in the order the reactions first came
   */
  public record Change(
      boolean isEdited, String redactedBy, SequencedMap<String, List<String>> reactions) {
    /** Nothing happened. */
    public static final Change NONE = new Change(false, "", new LinkedHashMap<>());

    /** Whether somebody took it back. */
    public boolean isRedacted() {
      return !redactedBy.isEmpty();
    }
  }

  /** It has arrived. */
  public static final Delivery DONE = new Delivery.Done();

  /** It waits. */
  public static final Delivery PENDING = new Delivery.Pending();

  /** A line that the network tells, with nothing special about it. */
  static Line told(String key, long millis, Kind kind, String nick, String text) {
    return new Line(key, "", millis, kind, nick, "", text, "", false, false, DONE, Change.NONE);
  }

  /** Our own words before the server has them. */
  static Line waiting(ClientStore.Outgoing said, String nick, String account) {
    return new Line(
        said.id(),
        "",
        said.millis(),
        said.kind(),
        nick,
        account,
        said.text(),
        said.replyTo(),
        true,
        false,
        PENDING,
        Change.NONE);
  }

  Line withDelivery(Delivery state) {
    return new Line(
        key, msgid, millis, kind, nick, account, text, replyTo, isOwn, isMention, state, change);
  }

  /** What the server made of our own words. */
  Line arrived(String id, long when, String arrivedText, String sender) {
    return new Line(
        key, id, when, kind, sender, account, arrivedText, replyTo, isOwn, isMention, DONE, change);
  }

  Line edited(String newText) {
    Change changed = new Change(true, change.redactedBy(), change.reactions());
    return new Line(
        key, msgid, millis, kind, nick, account, newText, replyTo, isOwn, isMention, delivery,
        changed);
  }

  Line redacted(String by) {
    Change changed = new Change(change.isEdited(), by, change.reactions());
    return new Line(
        key, msgid, millis, kind, nick, account, "", replyTo, isOwn, isMention, delivery, changed);
  }

  Line reacted(Map<String, List<String>> reactions) {
    Change changed =
        new Change(change.isEdited(), change.redactedBy(), new LinkedHashMap<>(reactions));
    return new Line(
        key, msgid, millis, kind, nick, account, text, replyTo, isOwn, isMention, delivery,
        changed);
  }
}
