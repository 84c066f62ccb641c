package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import sextant.words.Language;
import sextant.words.Term;

/** The course's server: greets, answers each message, ends at {@code q!}. */
final class TalkHandler implements PeerHandler {
  private static final String QUIT = "q!";
  private static final Term CONNECTED =
      new Term("connected to the server, your address is:", "已成功连接到服务器,你的地址是:");
  private static final Term PORT = new Term(" port is:", "端口是:");
  private static final Term SAYS = new Term(" says", "说");

  private final Language language;
  private final Ctime clock = new Ctime();

  TalkHandler(Language language) {
    this.language = language;
  }

  @Override
  public void serve(BlockingConversation peer) throws IOException {
    ReadBuffer buffer = new ReadBuffer(peer);
    if (peer.beginsWithMessage() && buffer.next() == null) {
      return;
    }
    peer.send(encode(greeting(language, peer.remote())));
    Utf8Stream text = new Utf8Stream();
    String said = peer.peer() + SAYS.in(language) + "\n";
    boolean isFirst = peer.isPlainStream();
    for (ByteBuffer next = buffer.next(); next != null; next = buffer.next()) {
      if (isFirst) {
        peer.lookAtFirst(next);
        isFirst = false;
      }
      String message = peer.keepsBoundaries() ? Utf8Stream.text(next) : text.decode(next);
      if (isQuit(message)) {
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

  static String greeting(Language language, SocketAddress peer) {
    return CONNECTED.in(language)
        + SocketText.host(peer)
        + PORT.in(language)
        + SocketText.port(peer);
  }

  private void answer(BlockingConversation peer, String said, String message) throws IOException {
    peer.send(encode(clock.text(System.currentTimeMillis()) + " " + said + message));
  }

  /** The course's client sends it bare; a terminal program adds an end of line. */
  private static boolean isQuit(String message) {
    return message.startsWith(QUIT)
        && (message.length() == QUIT.length()
            || message.equals(QUIT + "\n")
            || message.equals(QUIT + "\r\n"));
  }

  private static ByteBuffer encode(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
