package sextant.chatcluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Many clients on one thread, which cost little beside the servers they burden: each counts the
 * lines of a room it hears, and may keep some of its own on their way.
 */
final class Load implements AutoCloseable {
  private static final byte[] SPEECH = " PRIVMSG ".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD_BYTES = 200;
  private static final int MOST_TRIES = 20;

  private final Selector selector = Selector.open();
  private final List<Voice> voices = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 18);

  /** What all have heard. */
  long heard;

  /** One client. */
  final class Voice {
    private final SocketChannel channel;
    private final byte[] line;
    private final byte[] rest = new byte[HEAD_BYTES];
    private int restLength;
    private ByteBuffer unsent = ByteBuffer.allocate(0);

    /** How many lines it has said and not heard again. */
    int underway;

    /** How many lines of the room it has heard. */
    long lines;

    private Voice(SocketChannel channel, String say) {
      this.channel = channel;
      this.line = (say + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Says its line so often that as many are on their way. */
    void fill(int window) throws IOException {
      if (unsent.hasRemaining()) {
        channel.write(unsent);
        return;
      }
      int more = window - underway;
      if (more > 0) {
        ByteBuffer next = ByteBuffer.allocate(more * line.length);
        for (int i = 0; i < more; i++) {
          next.put(line);
        }
        unsent = next.flip();
        underway = window;
        channel.write(unsent);
      }
    }

    private void read() throws IOException {
      buffer.clear();
      if (channel.read(buffer) < 0) {
        throw new IOException("a server closed a client's connection");
      }
      buffer.flip();
      while (buffer.hasRemaining()) {
        byte next = buffer.get();
        if (next == '\n') {
          ended();
        } else if (restLength < HEAD_BYTES) {
          rest[restLength++] = next;
        }
      }
    }

    private void ended() throws IOException {
      if (contains(rest, restLength)) {
        lines++;
        heard++;
        underway--;
      } else if (restLength > 4 && rest[0] == 'P' && rest[1] == 'I') {
        rest[1] = 'O'; // PONG, and what was asked with it
        channel.write(
            ByteBuffer.wrap((text(rest, restLength) + "\n").getBytes(StandardCharsets.UTF_8)));
      }
      restLength = 0;
    }
  }

  Load() throws IOException {}

  private static String text(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static boolean contains(byte[] head, int length) {
    for (int at = 0; at + SPEECH.length <= length; at++) {
      if (head[at] == ' ' && head[at + 1] == 'P' && head[at + 2] == 'R' && head[at + 8] == ' ') {
        return true;
      }
    }
    return false;
  }

  /** Comes in and joins a room; tries again when a server is just about to know who decides. */
  Voice enter(int port, String nick, String room, String say) throws IOException {
    for (int i = 0; ; i++) {
      try {
        SocketChannel channel = come(port, nick, room, !say.isEmpty());
        channel.configureBlocking(false);
        Voice voice = new Voice(channel, say);
        channel.register(selector, SelectionKey.OP_READ, voice);
        voices.add(voice);
        return voice;
      } catch (IOException e) {
        if (i == MOST_TRIES) {
          throw e;
        }
        LockSupport.parkNanos(300_000_000);
      }
    }
  }

  private SocketChannel come(int port, String nick, String room, boolean echo) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    String caps = "CAP REQ :message-tags" + (echo ? " echo-message" : "") + "\r\n";
    String hello = caps + "NICK " + nick + "\r\nUSER " + nick + " 0 * :x\r\nCAP END\r\n";
    channel.write(ByteBuffer.wrap(hello.getBytes(StandardCharsets.UTF_8)));
    await(channel, " 221 ");
    channel.write(ByteBuffer.wrap(("JOIN " + room + "\r\n").getBytes(StandardCharsets.UTF_8)));
    await(channel, " 366 ");
    return channel;
  }

  /** Nobody speaks yet, so what comes behind is of no importance. */
  private void await(SocketChannel channel, String part) throws IOException {
    StringBuilder all = new StringBuilder();
    while (all.indexOf(part) < 0) {
      buffer.clear();
      if (channel.read(buffer) < 0) {
        channel.close();
        throw new IOException("closed: " + all);
      }
      all.append(text(buffer.array(), buffer.position()));
    }
  }

  /** Reads what has come, waiting so long at most. */
  void turn(long millis) throws IOException {
    selector.select(
        key -> {
          try {
            ((Voice) key.attachment()).read();
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        },
        millis);
  }

  /** Lets these speak for so long, each with as many lines on their way; returns nanoseconds. */
  long speak(List<Voice> speakers, int window, long nanos) throws IOException {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < nanos) {
      for (Voice voice : speakers) {
        voice.fill(window);
      }
      turn(5);
    }
    return System.nanoTime() - begin;
  }

  @Override
  public void close() throws IOException {
    for (Voice voice : voices) {
      voice.channel.close();
    }
    selector.close();
  }
}
