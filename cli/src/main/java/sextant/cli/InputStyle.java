package sextant.cli;

import sextant.talk.MessageText;
import sextant.wire.Bytes;
import sextant.words.FailureException;

/**
 * How what a person or a pipe gives becomes messages.
 *
 * @param byLine whether each line is a message, or bytes go as they come
 * @param form what a line is
 * @param eol what ends a line on the wire
 */
record InputStyle(boolean byLine, Form form, Eol eol) {
  /** How a line is read. */
  enum Form {
    TEXT,
    ESCAPES,
    HEX
  }

  /** What ends a line. */
  enum Eol {
    NONE,
    LF,
    CRLF;

    String text() {
      return switch (this) {
        case NONE -> "";
        case LF -> "\n";
        case CRLF -> "\r\n";
      };
    }
  }

  /** The message of a line; hexadecimal bytes get no line end. */
  Bytes message(String line) throws FailureException {
    return switch (form) {
      case TEXT -> Bytes.ofText(line + eol.text());
      case ESCAPES -> MessageText.ofEscapes(line).plus(Bytes.ofText(eol.text()));
      case HEX -> MessageText.ofHex(line);
    };
  }
}
