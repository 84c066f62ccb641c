package sextant.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.wire.TcpFlags.ACK;
import static sextant.wire.TcpFlags.PSH;
import static sextant.wire.TcpFlags.SYN;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.wire.PacketBuffer;

class StreamFollowerTest {
  private final Packets packets = new Packets();

  @Test
  void joinsSegmentsOfBothDirections() {
    FollowedStream stream =
        follow(
            1000,
            packets.fromClient(99, 0, SYN, ""),
            packets.fromServer(499, 100, SYN | ACK, ""),
            packets.fromClient(100, 500, ACK, ""),
            packets.fromClient(100, 500, PSH | ACK, "GET /\r\n"),
            packets.fromServer(500, 107, PSH | ACK, "200 "),
            packets.fromServer(504, 107, PSH | ACK, "OK"));
    assertThat(texts(stream)).containsExactly(">GET /\r\n", "<200 ", "<OK");
    assertThat(stream.missingBytes()).isZero();
  }

  @Test
  void putsSegmentsInOrderAndKeepsEachByteOnce() {
    FollowedStream stream =
        follow(
            1000,
            packets.fromClient(99, 0, SYN, ""),
            packets.fromClient(103, 1, ACK, "def"),
            packets.fromClient(100, 1, ACK, "abc"),
            packets.fromClient(100, 1, ACK, "abcdef"),
            packets.fromClient(104, 1, ACK, "efgh"));
    assertThat(texts(stream)).containsExactly(">abc", ">def", ">gh");
  }

  @Test
  void aDatagramThatIpCutIntoFragmentsIsFollowedWhole() {
    byte[] whole = packets.datagram(true, "0123456789abcdefghijklmnopqrstuvwxyz").array();
    PacketBuffer first = packets.of(fragment(whole, 0, 24, true));
    StreamFollower follower = new StreamFollower(Conversation.of(first).orElseThrow(), 1000);
    follower.add(first);
    follower.add(packets.of(fragment(whole, 24, whole.length - 20, false)));
    assertThat(texts(follower.stream())).containsExactly(">0123456789abcdefghijklmnopqrstuvwxyz");
  }

  private static byte[] fragment(byte[] packet, int from, int end, boolean hasMore) {
    byte[] bytes = Arrays.copyOf(packet, 20 + end - from);
    System.arraycopy(packet, 20 + from, bytes, 20, end - from);
    bytes[3] = (byte) bytes.length;
    bytes[6] = (byte) (hasMore ? 0x20 : 0);
    bytes[7] = (byte) (from / 8);
    return bytes;
  }

  @Test
  void saysHowMuchIsMissingOnceTheOtherSideHasIt() {
    FollowedStream stream =
        follow(
            1000,
            packets.fromClient(99, 0, SYN, ""),
            packets.fromClient(110, 1, ACK, "later"),
            packets.fromServer(500, 115, ACK, "fine"));
    assertThat(texts(stream)).containsExactly(">later", "<fine");
    assertThat(stream.pieces().getFirst().missingBytes()).isEqualTo(10);
  }

  @Test
  void showsWhatStillWaitsAtTheEndOfTheCapture() {
    FollowedStream stream =
        follow(1000, packets.fromClient(99, 0, SYN, ""), packets.fromClient(105, 1, ACK, "rest"));
    assertThat(texts(stream)).containsExactly(">rest");
    assertThat(stream.missingBytes()).isEqualTo(5);
  }

  @Test
  void countsOnAcrossTheEndOfTheSequenceNumbers() {
    FollowedStream stream =
        follow(
            1000,
            packets.fromClient(0xffff_fffdL, 0, SYN, ""),
            packets.fromClient(0xffff_fffeL, 1, ACK, "abcd"),
            packets.fromClient(2, 1, ACK, "efgh"));
    assertThat(texts(stream)).containsExactly(">abcd", ">efgh");
  }

  @Test
  void takesTheSenderOfTheSynAsFirstEnd() {
    PacketBuffer syn = packets.fromClient(99, 0, SYN, "");
    PacketBuffer answer = packets.fromServer(499, 100, SYN | ACK, "");
    StreamFollower follower = new StreamFollower(Conversation.of(answer).orElseThrow(), 1000);
    follower.add(syn);
    follower.add(answer);
    follower.add(packets.fromClient(100, 500, ACK, "hello"));
    assertThat(follower.stream().conversation().first().port()).isEqualTo(Packets.CLIENT_PORT);
    assertThat(texts(follower.stream())).containsExactly(">hello");
  }

  @Test
  void keepsDatagramsAsTheyCome() {
    FollowedStream stream =
        follow(1000, packets.datagram(true, "ping"), packets.datagram(false, "pong"));
    assertThat(texts(stream)).containsExactly(">ping", "<pong");
  }

  @Test
  void stopsAtTheLimit() {
    FollowedStream stream =
        follow(6, packets.datagram(true, "12345"), packets.datagram(false, "67890"));
    assertThat(texts(stream)).containsExactly(">12345", "<6");
    assertThat(stream.isTruncated()).isTrue();
  }

  private static FollowedStream follow(int limitBytes, PacketBuffer... all) {
    StreamFollower follower = new StreamFollower(Conversation.of(all[0]).orElseThrow(), limitBytes);
    for (PacketBuffer packet : all) {
      follower.add(packet);
    }
    return follower.stream();
  }

  private static List<String> texts(FollowedStream stream) {
    return stream.pieces().stream()
        .map(piece -> (piece.fromFirst() ? ">" : "<") + piece.bytes().toText())
        .toList();
  }
}
