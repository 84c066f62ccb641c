package sextant.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.packets.Conversation;
import sextant.packets.FollowedStream;
import sextant.packets.ReadableText;
import sextant.packets.StreamFollower;
import sextant.wire.PacketBuffer;
import sextant.words.Quantity;

/** Reads the first conversation aloud: each side in its own colour and with its own sign. */
final class FollowSink implements PacketSink {
  private final Output output;
  private final CaptureText text;
  private @Nullable StreamFollower follower;

  FollowSink(Output output) {
    this.output = output;
    this.text = new CaptureText(output.language());
  }

  @Override
  public void packet(PacketBuffer packet) {
    if (follower == null) {
      Optional<Conversation> its = Conversation.of(packet).filter(Conversation::isFollowable);
      follower =
          its.map(each -> new StreamFollower(each, StreamFollower.DEFAULT_LIMIT_BYTES))
              .orElse(null);
    }
    if (follower != null) {
      follower.add(packet);
    }
  }

  @Override
  public void finish() {
    if (follower == null) {
      output.say(text.noConversation());
      return;
    }
    FollowedStream stream = follower.stream();
    Conversation ends = stream.conversation();
    if (output.isJson()) {
      stream.pieces().forEach(this::json);
      return;
    }
    output.say(text.followHead(ends.first(), ends.second()));
    stream.pieces().forEach(this::piece);
    output.say(text.followTail(stream.byteCount(true), stream.byteCount(false)));
    if (stream.isTruncated()) {
      output.say(text.followCut(Quantity.bytes(StreamFollower.DEFAULT_LIMIT_BYTES)));
    }
  }

  private void json(FollowedStream.Piece piece) {
    try (JsonLine line = output.json("bytes")) {
      line.text("from", piece.fromFirst() ? "first" : "second")
          .number("nanos", piece.epochNanos())
          .number("missing", piece.missingBytes())
          .text("bytes", piece.bytes().toHex())
          .text("text", piece.bytes().toText());
    }
  }

  private void piece(FollowedStream.Piece piece) {
    Ink ink = piece.fromFirst() ? Ink.SENT : Ink.RECEIVED;
    String sign = piece.fromFirst() ? "→ " : "← ";
    if (piece.missingBytes() > 0) {
      output.line(output.paint().in(Ink.ATTENTION, text.followMissing(piece.missingBytes())));
    }
    for (String line : ReadableText.of(piece.bytes()).split("\n", -1)) {
      if (!line.isEmpty()) {
        output.line(output.paint().in(ink, sign + line));
      }
    }
  }
}
