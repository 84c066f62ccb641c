package sextant.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import sextant.packets.HexInput;
import sextant.wire.Bytes;
import sextant.words.Explanation;

/** Bytes given as hexadecimal on the command line or on standard input. */
final class PastedBytes {
  private PastedBytes() {}

  static Bytes read(Run run, List<String> words) throws IOException {
    String pasted =
        words.isEmpty()
            ? new String(run.input().readAllBytes(), StandardCharsets.UTF_8)
            : String.join(" ", words);
    Bytes bytes = HexInput.parse(pasted);
    if (bytes.isEmpty()) {
      DecodeText text = new DecodeText(run.language());
      throw new UsageException(
          new Explanation(text.nothingToRead(), text.nothingToReadWhy(), text.nothingToReadTodo()));
    }
    return bytes;
  }
}
