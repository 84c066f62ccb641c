package sextant.talk;

import java.io.IOException;
import java.nio.ByteBuffer;
import sextant.words.Language;

/** The course's server: greets, answers each message, ends at {@code q!}. */
final class TalkHandler implements PeerHandler {
  private final TalkWords words;

  TalkHandler(Language language) {
    this.words = new TalkWords(language);
  }

  @Override
  public void serve(BlockingConversation peer) throws IOException {
    ReadBuffer buffer = new ReadBuffer(peer);
    if (peer.beginsWithMessage() && buffer.next() == null) {
      return;
    }
    peer.send(ByteBuffer.wrap(TalkWords.encode(words.greeting(peer.remote()))));
    Utf8Stream text = new Utf8Stream();
    String said = words.said(peer.peer());
    boolean isFirst = peer.isPlainStream();
    for (ByteBuffer next = buffer.next(); next != null; next = buffer.next()) {
      if (isFirst) {
        peer.lookAtFirst(next);
        isFirst = false;
      }
      String message = peer.keepsBoundaries() ? Utf8Stream.text(next) : text.decode(next);
      if (TalkWords.isQuit(message)) {
        farewell(peer, said, message);
        return;
      }
      if (!message.isEmpty() || peer.keepsBoundaries()) {
        answer(peer, said, message);
      }
    }
    String rest = text.finish();
    if (!rest.isEmpty()) {
      answer(peer, said, rest);
    }
  }

  /**
   * A UDP session ends before its last answer, or the peer's next hello could still fall into it.
   */
  private void farewell(BlockingConversation peer, String said, String message) throws IOException {
    if (peer.beginsWithMessage()) {
      peer.end(Ending.QUIT);
    }
    answer(peer, said, message);
    peer.end(Ending.QUIT);
  }

  private void answer(BlockingConversation peer, String said, String message) throws IOException {
    peer.send(ByteBuffer.wrap(TalkWords.encode(words.time() + said + message)));
  }
}
