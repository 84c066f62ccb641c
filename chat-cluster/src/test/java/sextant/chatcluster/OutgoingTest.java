package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutgoingTest {
  private final List<byte[]> parcels = new ArrayList<>();
  private final Outgoing outgoing = new Outgoing(1, parcels::add);

  @Test
  void howFarClientsKnowEverythingIsToldOnlyBehindWhatTheyHadMissed() throws IOException {
    outgoing.flush(7);
    assertThat(parcels).as("before the clients have come").isEmpty();
    outgoing.add(9, out -> out.writeByte('m'));
    outgoing.caughtUp();
    outgoing.flush(7);
    assertThat(parcels).as("what was missed waits until it is agreed on").isEmpty();
    outgoing.flush(9);
    DataInputStream frames = frames(parcels.getFirst());
    assertThat((char) frames.readByte()).isEqualTo('m');
    assertThat((char) frames.readByte()).isEqualTo('d');
    assertThat(frames.readLong()).isEqualTo(9);
  }

  @Test
  void whoeverMissedNothingIsToldAtOnce() throws IOException {
    outgoing.caughtUp();
    outgoing.flush(7);
    DataInputStream frames = frames(parcels.getFirst());
    assertThat((char) frames.readByte()).isEqualTo('d');
    assertThat(frames.readLong()).isEqualTo(7);
  }

  private static DataInputStream frames(byte[] parcel) throws IOException {
    return Parcel.Reader.of(parcel).frames();
  }
}
