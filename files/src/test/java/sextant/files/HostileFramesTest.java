package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.http.Exchange;
import sextant.http.HttpClient;

/** Frames of a trusted device whose memory is bad, or whose program lies. */
class HostileFramesTest {
  @TempDir private Path temp;
  private Pair pair;
  private byte[] big;

  @BeforeEach
  void files() throws IOException {
    pair = new Pair(temp);
    big = SextantTransferTest.random(12 << 20, 11);
    Files.write(pair.out.resolve("big"), big);
  }

  /** A stream of frames of our own, as a Sextant whose memory is bad would send them. */
  private interface Frames {
    void over(Exchange.Upgraded connection) throws IOException;
  }

  private void frames(Receiver receiver, SourceTree tree, Frames stream) throws Exception {
    byte[] entries = SextantOffer.entryBytes(tree.entries());
    Device self = Device.self("here", pair.here.fingerprint().hex(), 1, true);
    String id = SextantOffer.transferId(pair.here.fingerprint(), entries);
    try (Dialer dialer = new Dialer(pair.target(receiver), pair.here)) {
      HttpClient.Response response =
          dialer
              .dial()
              .send(
                  HttpClient.Request.post(
                      SextantRoutes.V1 + "offer", "", SextantOffer.encode(self, entries)));
      byte[] body = response.body().readAll(1 << 20);
      String token = Plan.decode(body, tree.entries().size()).token();
      String query = "stream?transfer=" + id + "&token=" + token;
      switch (dialer.dial().upgrade(SextantRoutes.V1 + query, SextantRoutes.PROTOCOL)) {
        case HttpClient.UpgradeResult.Agreed agreed -> stream.over(agreed.connection());
        case HttpClient.UpgradeResult.Declined declined ->
            throw new AssertionError(declined.response().status());
      }
    }
  }

  // It may be cut off while the frame is still on its way out.
  private static boolean isCutOffAfter(byte[] frame, Exchange.Upgraded connection) {
    try {
      connection.link().write(frame, 0, frame.length);
      connection.link().endOutput();
      return connection.link().read(new byte[100], 0, 100) < 0;
    } catch (IOException cutOff) {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 11, 19, 23, 24, 100_000})
  void aFrameWithAFlippedBitEndsItsStreamAndIsNotWritten(int at) throws Exception {
    SourceTree tree = SourceTree.of(List.of(pair.out.resolve("big")), LinkPolicy.FOLLOW);
    try (Receiver receiver = Receiver.open(pair.options(), Desk.thatAccepts())) {
      frames(
          receiver,
          tree,
          connection -> {
            byte[] block = Arrays.copyOf(big, Frame.BLOCK);
            byte[] frame = Frame.of(Frame.DATA, 0, 0, block);
            frame[at] ^= 8;
            assertThat(isCutOffAfter(frame, connection)).isTrue();
          });
      assertThat(pair.sender(receiver).send(tree).problems()).isEmpty();
    }
    assertThat(pair.in.resolve("big")).hasBinaryContent(big);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 12582912, 10", // behind the end
    "1, 0, 9223372036854775807, 1",
    "1, 7, 0, 10", // a file that was not offered
    "1, 2147483647, 0, 10",
    "2, 0, 0, 1", // a hole without a length
    "3, 0, 0, 8", // a copy of what is not there
    "6, 0, 0, 32", // a proof that nobody asked for
    "9, 0, 0, 0", // a frame that nobody knows
    "16, 0, 0, 4", // what only receivers say
    "127, 0, 0, 0"
  })
  void framesThatLieEndTheirStreamAndWriteNothing(byte type, int file, long offset, int length)
      throws Exception {
    SourceTree tree = SourceTree.of(List.of(pair.out.resolve("big")), LinkPolicy.FOLLOW);
    try (Receiver receiver = Receiver.open(pair.options(), Desk.thatAccepts())) {
      frames(
          receiver,
          tree,
          connection -> {
            byte[] frame = Frame.of(type, file, offset, new byte[length]);
            assertThat(isCutOffAfter(frame, connection)).isTrue();
          });
      assertThat(pair.sender(receiver).send(tree).problems()).isEmpty();
    }
    assertThat(pair.in.resolve("big")).hasBinaryContent(big);
  }
}
