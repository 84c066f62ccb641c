package sextant.cli.chat;

import sextant.chatclient.HarmlessText;

/**
 * A piece of text in one look. Whoever wrote it, it is harmless: control characters, escape
 * sequences and signs that turn the line around are U+FFFD.
 */
record Span(String text, Look look) {
  Span {
    text = HarmlessText.of(text).replace('\n', ' ');
  }
}
