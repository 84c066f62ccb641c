package sextant.tour;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import sextant.talk.Address;
import sextant.talk.ClientOptions;
import sextant.talk.Conversation;
import sextant.talk.Direction;
import sextant.talk.TalkClient;
import sextant.talk.TalkObserver;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.FailureException;

/** A client that says a line and waits for the answer. */
final class Talker implements AutoCloseable {
  private static final int SECONDS = 10;

  private final BlockingQueue<Bytes> heard = new LinkedBlockingQueue<>();
  private final TalkClient client;
  private final Address address;

  Talker(Address address) throws IOException, InterruptedException {
    this.address = address;
    TalkObserver ears =
        new TalkObserver() {
          @Override
          public void traffic(
              Conversation conversation, Direction direction, long offsetNanos, ByteBuffer bytes) {
            if (direction == Direction.IN) {
              heard.add(Bytes.copyOf(bytes));
            }
          }
        };
    client = TalkClient.connect(address, ClientOptions.DEFAULT, ears);
  }

  Conversation conversation() {
    return client.conversation();
  }

  /** The next that comes. */
  String hear() throws IOException, InterruptedException {
    Bytes bytes = heard.poll(SECONDS, TimeUnit.SECONDS);
    if (bytes == null) {
      throw new FailureException(new Failure(Failure.Kind.TIMEOUT, address.toString(), ""));
    }
    return bytes.toText();
  }

  void say(String text) throws IOException {
    client.conversation().send(Bytes.ofText(text));
  }

  @Override
  public void close() {
    client.close();
  }
}
