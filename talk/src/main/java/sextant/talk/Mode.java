package sextant.talk;

import sextant.words.Language;

/** What a server does with what its peers say. */
public sealed interface Mode {
  /**
   * Greets with the peer's address and answers each message with the time, the peer and the
   * message; {@code q!} ends it. What the course's servers do, and in Chinese with the same bytes.
   */
  record Talk(Language language) implements Mode {}

  /** Sends everything back (RFC 862). */
  record Echo() implements Mode {}

  /** Reads and says nothing (RFC 863); the mode for a server that a person answers by hand. */
  record Discard() implements Mode {}

  /** Sends characters without end (RFC 864); over UDP one datagram per datagram. */
  record Chargen() implements Mode {}

  /** Sends the time and closes (RFC 867); over UDP one datagram per datagram. */
  record Daytime() implements Mode {}

  /** Passes what one peer sends to all others. */
  record Relay() implements Mode {}

  /** Connects each peer to a target and passes on both directions. */
  record Tap(Address target, ClientOptions options) implements Mode {}

  /** Answers by rules; what no rule matches gets no answer. */
  record Reply(ReplyRules rules) implements Mode {}
}
