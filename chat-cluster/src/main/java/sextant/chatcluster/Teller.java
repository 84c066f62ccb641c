package sextant.chatcluster;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Gives clients what they are told: the same bytes to all of them, named one by one or as a circle.
 */
final class Teller {
  private final Map<Long, FrontClient> clients;
  private final List<FrontClient>[] circles = none();

  Teller(Map<Long, FrontClient> clients) {
    this.clients = clients;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists has no other form
  private static List<FrontClient>[] none() {
    return new List[Circles.COUNT];
  }

  /** What was known of circles is void. */
  void begin() {
    Arrays.fill(circles, List.of());
  }

  void learn(DataInputStream in) throws IOException {
    int number = in.readInt();
    circles[number] = named(in);
  }

  void tellNamed(DataInputStream in, long limitBytes) throws IOException {
    byte[] bytes = in.readNBytes(in.readInt());
    tell(bytes, named(in), limitBytes);
  }

  void tellCircle(DataInputStream in, long limitBytes) throws IOException {
    byte[] bytes = in.readNBytes(in.readInt());
    tell(bytes, circles[in.readInt()], limitBytes);
  }

  private List<FrontClient> named(DataInputStream in) throws IOException {
    List<FrontClient> members = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      FrontClient client = clients.get(in.readLong());
      if (client != null) {
        members.add(client);
      }
    }
    return members;
  }

  private static void tell(byte[] bytes, List<FrontClient> members, long limitBytes) {
    for (FrontClient client : members) {
      client.socket.send(bytes, 0); // whoever has gone takes nothing
      if (client.socket.queuedBytes() > limitBytes) {
        client.socket.end("SendQ exceeded");
      }
    }
  }
}
