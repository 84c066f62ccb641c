package sextant.talk;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import sextant.words.Language;
import sextant.words.Term;

/** What the course's server says, in Chinese with the same bytes. */
final class TalkWords {
  private static final int FIRST_CAPACITY = 1 << 17;
  private static final String QUIT = "q!";
  private static final Term CONNECTED =
      new Term("connected to the server, your address is:", "已成功连接到服务器,你的地址是:");
  private static final Term PORT = new Term(" port is:", "端口是:");
  private static final Term SAYS = new Term(" says", "说");

  private final Language language;
  private final Ctime clock = new Ctime();
  private ByteBuffer answer = ByteBuffer.allocate(0);

  TalkWords(Language language) {
    this.language = language;
  }

  /** The first words to a peer. */
  String greeting(SocketAddress peer) {
    return CONNECTED.in(language)
        + SocketText.host(peer)
        + PORT.in(language)
        + SocketText.port(peer);
  }

  /** What stands between the time and the message in each answer. */
  String said(String peer) {
    return " " + peer + SAYS.in(language) + "\n";
  }

  /** An answer ready to be sent, valid until the next one. For the thread of a loop. */
  ByteBuffer answer(byte[] said, ByteBuffer message) {
    byte[] now = encode(time());
    int length = now.length + said.length + message.remaining();
    if (answer.capacity() < length) {
      answer = ByteBuffer.allocateDirect(Math.max(FIRST_CAPACITY, length));
    }
    answer.clear().put(now).put(said);
    int at = answer.position();
    answer.put(at, message, message.position(), message.remaining());
    return answer.position(0).limit(length);
  }

  /** The time as each answer begins with it. */
  String time() {
    return clock.text(System.currentTimeMillis());
  }

  /** The course's client sends it bare; a terminal program adds an end of line. */
  static boolean isQuit(String message) {
    return message.startsWith(QUIT)
        && (message.length() == QUIT.length()
            || message.equals(QUIT + "\n")
            || message.equals(QUIT + "\r\n"));
  }

  static byte[] encode(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
