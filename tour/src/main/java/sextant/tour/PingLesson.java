package sextant.tour;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import sextant.ping.EchoOptions;
import sextant.ping.EchoRun;
import sextant.ping.EchoSummary;
import sextant.ping.Target;
import sextant.raw.IncomingMessages;
import sextant.raw.IpSocket;
import sextant.raw.IpSocketOptions;
import sextant.raw.OutgoingMessages;
import sextant.raw.SocketWaiter;
import sextant.wire.Bytes;
import sextant.wire.Icmp4;
import sextant.wire.IpProtocol;
import sextant.wire.Ipv4;
import sextant.wire.Ipv4Address;
import sextant.words.Explanation;

/** Exercise 2: one echo by hand on a raw socket, then a short ping. */
final class PingLesson implements Lesson {
  private static final Ipv4Address HERE = Ipv4Address.of(127, 0, 0, 1);
  private static final int SEQUENCE = 11; // the course's number and data
  private static final String DATA = "Hello!";
  private static final int IDENTIFIER = 1;
  private static final int ROOM = 256;
  private static final int COUNT = 50;

  @Override
  public void go(Notes notes) throws IOException, InterruptedException {
    notes.byHand(
        "sextant ping -c 3 127.0.0.1",
        "sextant decode 4500001c0001000040017cde7f0000017f000001080000000001f7fe",
        "sextant checksum 0001f203f4f5f6f7");
    IpSocketOptions options =
        IpSocketOptions.of(false, IDENTIFIER).withTimestamps(IpSocketOptions.Timestamps.RECEIVE);
    try (IpSocket socket = IpSocket.openIcmp(options);
        SocketWaiter waiter = SocketWaiter.of(List.of(socket))) {
      byHandOnTheSocket(socket, waiter, notes);
    }
    measure(notes);
  }

  private static void byHandOnTheSocket(IpSocket socket, SocketWaiter waiter, Notes notes)
      throws IOException {
    TourText text = notes.text();
    if (socket.isRaw()) {
      notes.did(text.pingRaw());
    } else {
      notes.did(text.pingDatagram());
      notes.lacks(new Explanation(text.pingNoRaw(), text.pingNoRawWhy(), "sextant doctor raw"));
    }
    Bytes request = Icmp4.Echo.request(socket.identifier(), SEQUENCE, Bytes.ofText(DATA)).toBytes();
    OutgoingMessages out = OutgoingMessages.separate(false, 1, ROOM);
    out.set(0, request.toArray(), request.length());
    out.setLength(0, request.length());
    out.setDestination(0, Target.resolve("127.0.0.1", Target.Family.ANY).address());
    long begin = System.nanoTime();
    socket.send(out, 0, 1);
    notes.listing(text.pingRequest(), PacketText.ofIp(wrapped(request), notes.language()));
    Optional<Bytes> reply = reply(socket, waiter);
    if (reply.isPresent()) {
      notes.took(text.pingFirst(), System.nanoTime() - begin);
      notes.listing(text.pingReply(), PacketText.ofIp(reply.get(), notes.language()));
      notes.did(text.pingAnswered());
    } else {
      notes.did(text.pingSilent());
    }
  }

  private static Optional<Bytes> reply(IpSocket socket, SocketWaiter waiter) {
    IncomingMessages in = new IncomingMessages(4, ROOM);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    while (System.nanoTime() < end) {
      boolean _ = waiter.await(TimeUnit.MILLISECONDS.toNanos(100));
      int count = socket.receive(in);
      for (int i = 0; i < count; i++) {
        byte[] whole = new byte[in.offset(i) + in.length(i) - in.ipHeaderOffset(i)];
        in.bytes().get(in.ipHeaderOffset(i), whole);
        Bytes bytes = Bytes.copyOf(whole);
        Bytes message = bytes.slice(in.ipHeaderLength(i));
        if (message.u8(0) == 0) {
          return Optional.of(in.ipHeaderLength(i) == 0 ? wrapped(message) : bytes);
        }
      }
    }
    return Optional.empty();
  }

  /** With the IP header that the kernel writes, or keeps to itself. */
  private static Bytes wrapped(Bytes message) {
    return Ipv4.of(IpProtocol.ICMP, HERE, HERE, message.length()).toBytes().plus(message);
  }

  private static void measure(Notes notes) throws IOException {
    TourText text = notes.text();
    EchoOptions options =
        EchoOptions.DEFAULTS
            .withCount(COUNT)
            .withInterval(TimeUnit.MILLISECONDS.toNanos(10))
            .withTimeout(TimeUnit.SECONDS.toNanos(1));
    try (EchoRun run =
        EchoRun.open(List.of(Target.resolve("127.0.0.1", Target.Family.ANY)), options)) {
      run.run(event -> {});
      EchoSummary summary = run.summary(0);
      notes.measured(text.pingCount(), summary.received() + " / " + summary.transmitted());
      notes.took(text.pingMedian(), summary.rtt().p50());
      notes.took(text.pingWorst(), summary.rtt().max());
    }
  }
}
