package sextant.talk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import sextant.words.FailureException;

/**
 * A connection made from here. Its own thread reads; what arrives goes to the recording and the
 * observer.
 */
public final class TalkClient implements AutoCloseable {
  private static final int OUTBOX_BYTES = 1 << 20;

  private final Address address;
  private final BlockingConversation conversation;
  private final IdleWatch idleWatch;

  private TalkClient(Address address, BlockingConversation conversation, IdleWatch idleWatch) {
    this.address = address;
    this.conversation = conversation;
    this.idleWatch = idleWatch;
  }

  /**
   * Connects, as often as the patience says; the handshake is done when this returns.
   *
   * @throws FailureException when the last try failed
   */
  public static TalkClient connect(Address address, ClientOptions options, TalkObserver observer)
      throws IOException, InterruptedException {
    Connection connection = connectPatiently(address, options);
    Conversation.Audience audience = new Conversation.Audience(observer, options.recordBytes());
    BlockingConversation conversation =
        new BlockingConversation(1, connection, audience, OUTBOX_BYTES);
    IdleWatch watch =
        IdleWatch.start(options.patience().idleTimeout(), () -> List.of(conversation));
    conversation.begun();
    Thread.ofVirtual().name("talk-client").start(() -> receiveAll(conversation, watch));
    return new TalkClient(address, conversation, watch);
  }

  private static Connection connectPatiently(Address address, ClientOptions options)
      throws IOException, InterruptedException {
    for (int left = options.patience().retries(); left > 0; left--) {
      try {
        return Transports.connect(address, options);
      } catch (IOException tryAgain) {
        Thread.sleep(options.patience().retryDelay());
      }
    }
    return Transports.connect(address, options);
  }

  private static void receiveAll(BlockingConversation conversation, IdleWatch watch) {
    try {
      ReadBuffer buffer = new ReadBuffer(conversation);
      ByteBuffer first = buffer.next();
      if (first != null && conversation.isPlainStream()) {
        conversation.lookAtFirst(first);
      }
      while (first != null && buffer.next() != null) {
        // recorded and told on the way
      }
      conversation.end(Ending.FINISHED);
    } catch (IOException e) {
      conversation.fail(e);
    } finally {
      conversation.end(Ending.FAILED);
      watch.close();
      conversation.over();
    }
  }

  /** What it is connected to. */
  public Address address() {
    return address;
  }

  /** What is said. */
  public Conversation conversation() {
    return conversation;
  }

  /** Ends the conversation. May be called twice. */
  @Override
  public void close() {
    idleWatch.close();
    conversation.close();
  }
}
