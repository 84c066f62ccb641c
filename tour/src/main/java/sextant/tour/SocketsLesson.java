package sextant.tour;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import sextant.packets.CaptureFiles;
import sextant.talk.Address;
import sextant.talk.Direction;
import sextant.talk.Mode;
import sextant.talk.PcapngExport;
import sextant.talk.Recording;
import sextant.talk.ServerOptions;
import sextant.talk.TalkObserver;
import sextant.talk.TalkServer;
import sextant.wire.PacketBuffer;

/** Exercise 1: the course's server and client, over TCP and over UDP. */
final class SocketsLesson implements Lesson {
  private static final int ROUNDS = 200;

  @Override
  public void go(Notes notes) throws IOException, InterruptedException {
    TourText text = notes.text();
    Address.Tcp tcp = new Address.Tcp(Address.LOOPBACK, 0);
    try (TalkServer server = serve(tcp, notes)) {
      notes.did(text.socketsServer(Integer.toString(server.port())));
      try (Talker client = new Talker(new Address.Tcp(Address.LOOPBACK, server.port()))) {
        client.hear();
        converse(client, notes, text.socketsTcp(), text.socketsTcpTime());
        showHandshake(client, server, notes);
      }
    }
    try (TalkServer server = serve(new Address.Udp(Address.LOOPBACK, 0), notes);
        Talker client = new Talker(new Address.Udp(Address.LOOPBACK, server.port()))) {
      client.say("hello"); // a datagram is the only way for the server to learn of us
      client.hear();
      converse(client, notes, text.socketsUdp(), text.socketsUdpTime());
    }
    notes.did(text.socketsDone());
    notes.byHand(
        "sextant talk serve",
        "sextant talk connect 127.0.0.1 14153",
        "sextant talk serve --udp",
        "sextant talk connect --udp 127.0.0.1 14153");
  }

  private static TalkServer serve(Address address, Notes notes) throws IOException {
    return TalkServer.listen(
        address, new Mode.Talk(notes.language()), ServerOptions.DEFAULT, TalkObserver.NONE);
  }

  private static void converse(Talker client, Notes notes, String title, String measure)
      throws IOException, InterruptedException {
    for (String line : List.of("hello", "大家好")) {
      client.say(line);
      client.hear();
    }
    notes.listing(title, conversation(client));
    long begin = System.nanoTime();
    for (int i = 0; i < ROUNDS; i++) {
      client.say("round " + i);
      client.hear();
    }
    notes.took(measure, (System.nanoTime() - begin) / ROUNDS);
    client.say("q!");
  }

  private static String conversation(Talker client) {
    StringBuilder lines = new StringBuilder();
    for (Recording.Entry entry : client.conversation().recording().entries()) {
      lines.append(entry.direction() == Direction.OUT ? "→ " : "← ");
      lines.append(entry.bytes().toText().strip().replace("\n", "\n  ")).append('\n');
    }
    return lines.toString();
  }

  /** The first packet of the conversation, as its export has it. */
  private static void showHandshake(Talker client, TalkServer server, Notes notes)
      throws IOException {
    var file = new ByteArrayOutputStream();
    var subject =
        new PcapngExport.Subject(
            client.conversation(), new Address.Tcp(Address.LOOPBACK, server.port()), true);
    PcapngExport.write(file, subject, notes.language());
    List<PacketBuffer> packets = new ArrayList<>();
    try (var reader =
        CaptureFiles.open(new ByteArrayInputStream(file.toByteArray()), "conversation")) {
      PacketBuffer first = new PacketBuffer();
      if (CaptureFiles.next(reader, first, "conversation")) {
        packets.add(first);
      }
    }
    for (PacketBuffer packet : packets) {
      notes.listing(notes.text().socketsSyn(), PacketText.of(packet.toPacket(), notes.language()));
    }
  }
}
