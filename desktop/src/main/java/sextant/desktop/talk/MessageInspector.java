package sextant.desktop.talk;

import java.time.format.DateTimeFormatter;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.HexView;
import sextant.desktop.kit.Inspector;
import sextant.desktop.talk.LogLine.Message;
import sextant.talk.Direction;
import sextant.words.Language;

/** The details of the message chosen in the log: when, which way, how long, and its bytes. */
final class MessageInspector {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");

  private final TalkRoomText text;
  private final HexView bytes = new HexView();
  private final Inspector panel;

  MessageInspector(Language language) {
    text = new TalkRoomText(language);
    bytes.setId("talk-bytes");
    panel = new Inspector(language, bytes);
  }

  Inspector node() {
    return panel;
  }

  void show(Message message) {
    boolean sent = message.direction() == Direction.OUT;
    boolean whole = message.bytes().length() == message.length();
    panel
        .show(sent ? text.sentTo(message.peer()) : text.receivedFrom(message.peer()))
        .fact(text.time(), LogRows.clock(message.timeMicros(), CLOCK))
        .fact(
            text.length(),
            whole
                ? text.bytesCount(message.length())
                : text.bytesPart(message.bytes().length(), message.length()));
    bytes.show(message.bytes().toArray());
  }
}
