package sextant.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import sextant.talk.Address;
import sextant.talk.Conversation;
import sextant.talk.Counters;
import sextant.talk.Ending;
import sextant.talk.Mode;
import sextant.talk.ServerOptions;
import sextant.talk.TalkObserver;
import sextant.talk.TalkServer;
import sextant.talk.TrafficFile;
import sextant.wire.Bytes;
import sextant.words.Quantity;

/** A server in the terminal: says where it listens, shows what happens, ends at Ctrl-C. */
final class ServeRun {
  private final Run run;
  private final TrafficLog.Style style;
  private final Wishes wishes;
  private final TalkText text;
  private final CountDownLatch over = new CountDownLatch(1);

  /**
   * What else it does.
   *
   * @param say whether lines of standard input go to all peers
   * @param once whether it ends with its first peer
   * @param record where everything that is said is written
   */
  record Wishes(boolean say, boolean once, Optional<Path> record) {}

  ServeRun(Run run, TrafficLog.Style style, Wishes wishes) {
    this.run = run;
    this.style = style;
    this.wishes = wishes;
    this.text = new TalkText(run.language());
  }

  int serve(Address address, Mode mode, ServerOptions options)
      throws IOException, InterruptedException {
    TalkObserver log = observer();
    if (wishes.record().isEmpty()) {
      return serve(address, mode, options, log);
    }
    try (TrafficFile file = TrafficFile.open(wishes.record().get(), log)) {
      return serve(address, mode, options, TalkObserver.all(log, file));
    }
  }

  private int serve(Address address, Mode mode, ServerOptions options, TalkObserver observer)
      throws IOException, InterruptedException {
    TalkServer server = TalkServer.listen(address, mode, options, observer);
    try (server;
        Interruption.Registration _ = run.interruption().stopping(over::countDown)) {
      announce(server);
      if (wishes.say()) {
        Thread.ofPlatform().daemon().name("talk-say").start(() -> sayAll(server));
      }
      over.await();
    }
    sum(server.counters()); // the last word, after the peers have left
    return Exit.DONE;
  }

  private TalkObserver observer() {
    Output output = run.output();
    if (output.isQuiet() && !output.isJson() && !wishes.once()) {
      return TalkObserver.NONE;
    }
    TalkObserver log = output.isQuiet() ? TalkObserver.NONE : new TrafficLog(output, style);
    return wishes.once() ? TalkObserver.all(log, new EndAfterFirst(over)) : log;
  }

  private void announce(TalkServer server) {
    Output output = run.output();
    String mode = nameOf(server.mode());
    String transport = TransportArguments.name(server.address());
    if (output.isJson()) {
      for (SocketAddress each : server.addresses()) {
        announceInJson(each, transport, mode);
      }
      return;
    }
    StringBuilder where = new StringBuilder();
    for (SocketAddress each : server.addresses()) {
      where.append(where.isEmpty() ? "" : ", ").append(shown(each));
    }
    output.say(text.listening(where, transport, mode));
    if (isOpen(server)) {
      output.warn(text.openToNetwork());
    }
  }

  private void announceInJson(SocketAddress address, String transport, String mode) {
    try (JsonLine line = run.output().json("listening")) {
      line.text("transport", transport).text("mode", mode).text("address", shown(address));
      if (address instanceof InetSocketAddress inet) {
        line.text("host", inet.getAddress().getHostAddress()).number("port", inet.getPort());
      }
    }
  }

  private static boolean isOpen(TalkServer server) {
    return server.addresses().stream()
        .anyMatch(address ->
            address instanceof InetSocketAddress inet && !inet.getAddress().isLoopbackAddress());
  }

  private static String shown(SocketAddress address) {
    if (address instanceof InetSocketAddress inet) {
      String host = inet.getAddress().getHostAddress();
      String plain = host.equals("0:0:0:0:0:0:0:1") ? "::1" : host;
      String any = plain.equals("0:0:0:0:0:0:0:0") ? "::" : plain;
      return (any.contains(":") ? "[" + any + "]" : any) + ":" + inet.getPort();
    }
    return address.toString();
  }

  private static String nameOf(Mode mode) {
    return mode instanceof Mode.Talk
        ? "conversation"
        : mode.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private void sayAll(TalkServer server) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(run.input(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        server.sendToAll(Bytes.ofText(line + "\n"));
      }
    } catch (IOException inputGone) {
      // Without input there is nothing more to say; the server goes on.
    }
  }

  private void sum(Counters counters) {
    String in = Quantity.bytes(counters.bytesIn());
    String out = Quantity.bytes(counters.bytesOut());
    if (!run.output().isJson()) {
      run.output().say(text.served(in, out));
      return;
    }
    try (JsonLine line = run.output().json("closed")) {
      line.number("bytesIn", counters.bytesIn()).number("bytesOut", counters.bytesOut());
    }
  }

  /** Ends the run when the first peer has left. */
  private record EndAfterFirst(CountDownLatch over) implements TalkObserver {
    @Override
    public void left(Conversation peer, Ending ending) {
      over.countDown();
    }
  }
}
