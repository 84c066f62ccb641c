package sextant.talk;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The course's server for one peer of a {@link StreamLoop}: greets, answers each message, ends at
 * {@code q!}. What {@link TalkHandler} does with a thread.
 */
final class TalkService implements LoopService {
  private static final int LONGEST_QUIT = 4; // q!\r\n
  private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

  private final TalkWords words;
  private final byte[] said;
  private final Utf8Stream text = new Utf8Stream();
  private boolean isFirst = true;

  private TalkService(TalkWords words, byte[] said) {
    this.words = words;
    this.said = said;
  }

  static TalkService begin(LoopConversation peer, TalkWords words) throws IOException {
    peer.sendNow(ByteBuffer.wrap(TalkWords.encode(words.greeting(peer.remote()))));
    return new TalkService(words, TalkWords.encode(words.said(peer.peer())));
  }

  @Override
  public void received(LoopConversation peer, ByteBuffer bytes) throws IOException {
    if (isFirst) {
      isFirst = false;
      peer.lookAtFirst(bytes);
    }
    if (text.isWhole() && bytes.remaining() > LONGEST_QUIT && isAscii(bytes)) {
      peer.sendNow(words.answer(said, bytes)); // what most say most of the time, without a String
      return;
    }
    String message = text.decode(bytes);
    if (!message.isEmpty()) {
      answer(peer, message);
    }
    if (TalkWords.isQuit(message)) {
      peer.endOnceWritten(Ending.QUIT);
    }
  }

  private static boolean isAscii(ByteBuffer bytes) {
    int at = bytes.position();
    for (; at + Long.BYTES <= bytes.limit(); at += Long.BYTES) {
      if ((bytes.getLong(at) & NOT_ASCII) != 0) {
        return false;
      }
    }
    for (; at < bytes.limit(); at++) {
      if (bytes.get(at) < 0) {
        return false;
      }
    }
    return true;
  }

  private void answer(LoopConversation peer, String message) throws IOException {
    peer.sendNow(words.answer(said, ByteBuffer.wrap(TalkWords.encode(message))));
  }

  @Override
  public void finished(LoopConversation peer) throws IOException {
    String rest = text.finish();
    if (!rest.isEmpty()) {
      answer(peer, rest);
    }
  }
}
