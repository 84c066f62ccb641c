package sextant.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import sextant.talk.Conversation;
import sextant.wire.Bytes;

/** Says what comes from standard input, byte for byte or line by line. */
final class InputSpeaker implements ClientRun.Speaker {
  private static final int PIECE = 1 << 14;

  private final InputStream input;
  private final InputStyle style;

  InputSpeaker(InputStream input, InputStyle style) {
    this.input = input;
    this.style = style;
  }

  @Override
  public void speak(Conversation conversation) throws IOException {
    if (style.byLine()) {
      speakLines(conversation);
      return;
    }
    byte[] piece = new byte[PIECE];
    for (int count = input.read(piece); count >= 0; count = input.read(piece)) {
      conversation.send(Bytes.copyOf(piece, 0, count));
    }
  }

  private void speakLines(Conversation conversation) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        conversation.send(style.message(line));
      }
    }
  }
}
