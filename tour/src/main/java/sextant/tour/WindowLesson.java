package sextant.tour;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import sextant.talk.Address;
import sextant.talk.Conversation;
import sextant.talk.Direction;
import sextant.talk.Mode;
import sextant.talk.ServerOptions;
import sextant.talk.TalkObserver;
import sextant.talk.TalkServer;

/** Exercise 3: the window of Talk connects to a server and says a line. */
final class WindowLesson implements Lesson {
  private final Painter painter;

  WindowLesson(Painter painter) {
    this.painter = painter;
  }

  @Override
  public void go(Notes notes) throws IOException, InterruptedException {
    TourText text = notes.text();
    AtomicLong fromWindow = new AtomicLong();
    TalkObserver ears =
        new TalkObserver() {
          @Override
          public void traffic(
              Conversation conversation, Direction direction, long offsetNanos, ByteBuffer bytes) {
            if (direction == Direction.IN) {
              fromWindow.addAndGet(bytes.remaining());
            }
          }
        };
    try (TalkServer server =
        TalkServer.listen(
            new Address.Tcp(Address.LOOPBACK, 0),
            new Mode.Talk(notes.language()),
            ServerOptions.DEFAULT,
            ears)) {
      painter.paint("talk", "127.0.0.1:" + server.port(), notes);
      if (fromWindow.get() > 0) {
        notes.did(text.windowDid(Integer.toString(server.port())));
        notes.measured(text.windowBytes(), Long.toString(fromWindow.get()));
      }
    }
    notes.byHand("sextant desktop", "sextant talk serve");
  }
}
