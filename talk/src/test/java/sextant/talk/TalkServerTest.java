package sextant.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.wire.Bytes;

@Timeout(120)
class TalkServerTest {
  private final Heard heard = new Heard();

  private TalkServer listen(Mode mode) throws IOException {
    return TalkServer.listen(new Address.Tcp("localhost", 0), mode, ServerOptions.DEFAULT, heard);
  }

  @Test
  void echoReturnsEverythingAndFinishesWhenThePeerDoes() throws Exception {
    try (TalkServer server = listen(new Mode.Echo());
        TalkClient client = Loopback.connect(server)) {
      client.conversation().send(Bytes.ofText("hello"));
      client.conversation().finishSending();
      assertThat(client.conversation().awaitEnding()).isEqualTo(Ending.FINISHED);
      assertThat(client.conversation().recording().entries())
          .extracting(entry -> entry.direction() + " " + entry.bytes().toText())
          .containsExactly("OUT hello", "IN hello");
    }
  }

  @Test
  void tellsWhoJoinedWhatWasSaidAndWhoLeft() throws Exception {
    try (TalkServer server = listen(new Mode.Discard());
        TalkClient client = Loopback.connect(server)) {
      client.conversation().send(Bytes.ofText("hello"));
      assertThat(heard.next()).isEqualTo("joined");
      assertThat(heard.next()).isEqualTo("IN hello");
      client.conversation().kick();
      assertThat(heard.next()).isEqualTo("left FINISHED");
    }
  }

  @Test
  void kickEndsOnePeer() throws Exception {
    try (TalkServer server = listen(new Mode.Echo());
        TalkClient client = Loopback.connect(server)) {
      heard.nextJoined().kick();
      assertThat(client.conversation().awaitEnding()).isEqualTo(Ending.FINISHED);
      assertThat(heard.next("left")).isEqualTo("left KICKED");
      assertThat(server.peers()).isEmpty();
    }
  }

  @Test
  void sendToAllReachesEveryPeer() throws Exception {
    Heard one = new Heard();
    Heard two = new Heard();
    try (TalkServer server = listen(new Mode.Discard());
        TalkClient first = Loopback.connect(server, one);
        TalkClient second = Loopback.connect(server, two)) {
      heard.nextJoined();
      heard.nextJoined();
      assertThat(server.sendToAll(Bytes.ofText("news"))).isEqualTo(2);
      assertThat(one.next("IN")).isEqualTo("IN news");
      assertThat(two.next("IN")).isEqualTo("IN news");
      assertThat(first.conversation().isOpen()).isTrue();
      assertThat(second.conversation().isOpen()).isTrue();
    }
  }

  @Test
  void closingTheServerEndsEveryConversation() throws Exception {
    try (TalkServer server = listen(new Mode.Echo());
        TalkClient client = Loopback.connect(server)) {
      heard.nextJoined();
      closing(server).run();
      assertThat(client.conversation().awaitEnding()).isEqualTo(Ending.FINISHED);
      assertThat(heard.next("left")).isEqualTo("left CLOSED");
    }
  }

  private static Runnable closing(TalkServer server) {
    return server::close;
  }
}
