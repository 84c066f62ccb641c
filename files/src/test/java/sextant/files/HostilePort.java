package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A receiver over plain HTTP that accepts everything, for one test. Whatever it was told, it
 * answers afterwards, and nothing has appeared outside of its folder.
 */
abstract class HostilePort {
  @TempDir Path temp;
  Pair pair;
  Desk desk;
  Receiver receiver;
  Stranger stranger;

  @BeforeEach
  void listen() throws IOException {
    pair = new Pair(temp);
    desk = desk();
    receiver = Receiver.open(options(pair.options().withoutEncryption()), desk);
    stranger = new Stranger(receiver.port());
    Files.writeString(temp.resolve("treasure"), "untouched");
  }

  Desk desk() {
    return Desk.thatAccepts();
  }

  ReceiverOptions options(ReceiverOptions usual) {
    return usual;
  }

  @AfterEach
  void nothingIsOutsideAndTheDoorIsOpen() throws IOException {
    String answer =
        stranger
            .at("127.0.0.9")
            .say("GET /api/localsend/v2/info HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200 ");
    receiver.close();
    assertThat(temp.toFile().list())
        .containsExactlyInAnyOrder("out", "in", "here", "there", "treasure");
    assertThat(temp.resolve("treasure")).hasContent("untouched");
  }
}
