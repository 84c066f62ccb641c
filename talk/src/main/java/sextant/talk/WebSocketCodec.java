package sextant.talk;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.framing.BinaryFrame;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.DataFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.TextFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.HandshakeImpl1Client;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;
import sextant.words.Failure;

/**
 * The rules of RFC 6455 without a socket: bytes in, messages and bytes out. The library keeps the
 * protocol; its selector and its threads are not used. Not safe for several threads, except for its
 * output.
 */
final class WebSocketCodec extends WebSocketAdapter {
  /** The longest message, fragments joined; a longer one ends the conversation with code 1009. */
  static final int LONGEST_MESSAGE = 16 << 20;

  private static final int LONGEST_HANDSHAKE = 16 << 10;
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final WebSocketImpl socket;
  private final String name;
  private final ArrayDeque<Message> messages = new ArrayDeque<>();
  private final boolean isServer;
  private int handshakeBytes;
  private int endOfHeadMatched;
  private long leftOfFrame;
  private boolean isOpen;
  private boolean hasSaidFarewell;
  private @Nullable Farewell farewell;
  private @Nullable Failure refusal;

  /** One message as it arrived. */
  record Message(boolean isText, ByteBuffer bytes) {}

  /** How it ended: a code of RFC 6455, 7.4, and the peer's reason. */
  record Farewell(int code, String reason, boolean byPeer) {}

  private WebSocketCodec(boolean isServer, String name) {
    this.name = name;
    this.isServer = isServer;
    Draft draft = new Draft_6455(List.of(), LONGEST_MESSAGE);
    socket = isServer ? new WebSocketImpl(this, List.of(draft)) : new WebSocketImpl(this, draft);
  }

  /** The side that is asked. */
  static WebSocketCodec server(String peer) {
    return new WebSocketCodec(true, peer);
  }

  /** The side that asks; its request waits in {@link #nextOutput}. */
  static WebSocketCodec client(String hostPort, String path) throws IOException {
    var codec = new WebSocketCodec(false, hostPort);
    var request = new HandshakeImpl1Client();
    request.setResourceDescriptor(path);
    request.put("Host", hostPort);
    try {
      codec.socket.startHandshake(request);
    } catch (InvalidHandshakeException e) {
      throw new IOException("cannot begin a WebSocket handshake", e);
    }
    return codec;
  }

  /**
   * Takes the handshake or at most one frame, so that a farewell is not answered before the
   * messages in front of it are.
   *
   * @param bytes what arrived, in a buffer with an array
   * @return false when more has to arrive first
   */
  boolean decode(ByteBuffer bytes) {
    if (isOpen) {
      return decodeFrame(bytes);
    }
    if (refusal != null) {
      bytes.position(bytes.limit()); // who was refused does not get a second handshake
      return true;
    }
    int count = headBytes(bytes);
    handshakeBytes += count;
    if (handshakeBytes > LONGEST_HANDSHAKE) {
      refuse("its handshake is longer than " + LONGEST_HANDSHAKE + " bytes");
      bytes.position(bytes.limit());
    } else if (count > 0) {
      handOver(bytes, count);
    }
    return count > 0;
  }

  /** How many of these bytes belong to the head of the HTTP message that begins it all. */
  private int headBytes(ByteBuffer bytes) {
    for (int at = bytes.position(); at < bytes.limit(); at++) {
      int next = bytes.get(at);
      boolean fits = next == END_OF_HEAD.charAt(endOfHeadMatched);
      endOfHeadMatched = fits ? endOfHeadMatched + 1 : next == '\r' ? 1 : 0;
      if (endOfHeadMatched == END_OF_HEAD.length()) {
        endOfHeadMatched = 0;
        return at + 1 - bytes.position();
      }
    }
    return bytes.remaining();
  }

  private boolean decodeFrame(ByteBuffer bytes) {
    if (leftOfFrame == 0) {
      leftOfFrame = WebSocketFrame.length(bytes);
      if (leftOfFrame < 0) {
        leftOfFrame = 0;
        return false;
      }
      if (WebSocketFrame.isMasked(bytes) != isServer && socket.isOpen()) {
        socket.close(CloseFrame.PROTOCOL_ERROR, isServer ? "no mask" : "mask"); // RFC 6455, 5.1
      }
    }
    int count = (int) Math.min(leftOfFrame, bytes.remaining());
    leftOfFrame -= count;
    handOver(bytes, count);
    return count > 0;
  }

  /** Not as a slice: the library reads the array behind a buffer and forgets where that begins. */
  private void handOver(ByteBuffer bytes, int count) {
    if (count > 0) {
      int end = bytes.position() + count;
      try {
        socket.decode(bytes.duplicate().limit(end));
      } catch (NullPointerException e) { // the library's, at a farewell that is not UTF-8
        socket.close(CloseFrame.NO_UTF8, "a reason that is not UTF-8");
      }
      bytes.position(end);
    }
  }

  /** The next bytes to send, or null when there are none. */
  @Nullable ByteBuffer nextOutput() {
    return socket.outQueue.poll();
  }

  /** Whether there is something to send. */
  boolean hasOutput() {
    return !socket.outQueue.isEmpty();
  }

  /** How many pieces wait to be sent. */
  int outputCount() {
    return socket.outQueue.size();
  }

  /** The next whole message, or null when none has arrived. */
  @Nullable Message nextMessage() {
    return messages.poll();
  }

  /** Whether the handshake is done. */
  boolean isOpen() {
    return isOpen;
  }

  /** How it ended, once it has. */
  Optional<Farewell> farewell() {
    return Optional.ofNullable(farewell);
  }

  /** Why there was no conversation at all. */
  Optional<Failure> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Sends one message as one frame, unless the conversation is over. */
  void send(boolean isText, ByteBuffer bytes) throws ClosedChannelException {
    if (!socket.isOpen() || hasSaidFarewell) {
      throw new ClosedChannelException();
    }
    DataFrame frame = isText ? new TextFrame() : new BinaryFrame();
    frame.setPayload(bytes);
    socket.sendFrame(frame);
  }

  /**
   * Says farewell with a code. Messages the peer sent before it heard of it still arrive, which the
   * library's own {@code close} would drop.
   */
  void sayFarewell(int code) {
    if (socket.isOpen() && !hasSaidFarewell) {
      hasSaidFarewell = true;
      var frame = new CloseFrame();
      frame.setCode(code);
      socket.sendFrame(frame);
    }
  }

  private void refuse(String detail) {
    if (refusal == null) {
      refusal = new Failure(Failure.Kind.NOT_WEBSOCKET, name, detail);
    }
  }

  @Override
  public void onWebsocketOpen(WebSocket conn, Handshakedata handshake) {
    isOpen = true;
  }

  @Override
  public void onWebsocketHandshakeReceivedAsClient(
      WebSocket conn, ClientHandshake request, ServerHandshake response)
      throws InvalidDataException {
    // the library checks status and key before it asks
  }

  @Override
  public void onWebsocketMessage(WebSocket conn, String message) {
    messages.add(new Message(true, ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8))));
  }

  @Override
  public void onWebsocketMessage(WebSocket conn, ByteBuffer bytes) {
    messages.add(new Message(false, bytes));
  }

  @Override
  public void onWebsocketPing(WebSocket conn, Framedata ping) {
    super.onWebsocketPing(conn, ping); // answers with a pong
  }

  @Override
  public void onWebsocketClosing(WebSocket conn, int code, String reason, boolean byPeer) {
    if (hasSaidFarewell) {
      socket.outQueue.clear(); // the library would answer a farewell that answers ours
    }
    if (!isOpen) {
      refuse(reason == null ? "" : reason);
    } else if (farewell == null) {
      farewell = new Farewell(code, reason == null ? "" : reason, byPeer);
    }
  }

  @Override
  public void onWebsocketClose(WebSocket conn, int code, String reason, boolean byPeer) {
    onWebsocketClosing(conn, code, reason, byPeer);
  }

  @Override
  public void onWebsocketCloseInitiated(WebSocket conn, int code, String reason) {}

  @Override
  public void onWebsocketError(WebSocket conn, Exception thrown) {
    if (!isOpen) {
      refuse(String.valueOf(thrown.getMessage()));
    }
  }

  @Override
  public void onWriteDemand(WebSocket conn) {} // whoever calls us takes the output afterwards

  @Override
  public @Nullable InetSocketAddress getLocalSocketAddress(WebSocket conn) {
    return null;
  }

  @Override
  public @Nullable InetSocketAddress getRemoteSocketAddress(WebSocket conn) {
    return null;
  }
}
