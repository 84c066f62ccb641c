package sextant.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.irc.Message;

/** What people do to a server that it must survive. */
class AbuseTest {
  private static final int LIMIT_MILLIS = 60_000;

  @TempDir Path folder;

  private static ChatConfig with(ChatConfig.Safety safety, ChatConfig.Limits limits) {
    ChatConfig c = TestServer.config();
    return new ChatConfig(
        c.name(),
        c.network(),
        c.password(),
        c.motd(),
        c.mapping(),
        c.listeners(),
        limits,
        safety,
        c.accounts(),
        c.history(),
        c.rooms(),
        c.operators(),
        c.gateways(),
        c.offers(),
        ClusterConfig.NONE);
  }

  private static ChatConfig with(ChatConfig.Safety safety) {
    return with(safety, TestServer.config().limits());
  }

  @Test
  void slowLorisIsEndedWhileOthersComeIn() throws Exception {
    ChatConfig.Safety safety = new ChatConfig.Safety(false, 0, 0, 0, 0, 1, 90, Set.of(), "");
    try (TestServer server = TestServer.start(folder, with(safety))) {
      List<Socket> slow = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port());
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.getOutputStream().write('N'); // and never another byte
        slow.add(socket);
      }
      try (Peer ann = server.connect("ann")) {
        for (Socket socket : slow) {
          assertThat(all(socket.getInputStream())).contains("ERROR");
          socket.close();
        }
        assertThat(ann.ask("PING alive")).isNotNull();
      }
    }
  }

  private static String all(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void lineWithoutEndIsRefusedAndThenItsConnection() throws Exception {
    try (TestServer server = TestServer.start(folder);
        Peer ann = server.connect("ann", "message-tags");
        Peer bob = server.connect("bob")) {
      ann.sendBytes("@a=bcdefghijklmnopqrstuvwxyz".repeat(400).getBytes(StandardCharsets.UTF_8));
      assertThat(ann.await("417").command()).isEqualTo("417");
      assertThat(ann.await("ERROR").parameter(0)).contains("without end");
      assertThat(ann.read()).isNull();
      assertThat(bob.ask("PING alive")).isNotNull();
    }
  }

  @Test
  void maskBombsCostNothing() throws Exception {
    try (TestServer server = TestServer.start(folder);
        Peer ann = server.connect("ann");
        Peer bob = server.connect("bob")) {
      ann.send("JOIN #bombs");
      ann.await("366");
      for (int i = 0; i < 90; i++) {
        ann.send("MODE #bombs +b " + i + "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b!*@*");
      }
      ann.sync();
      bob.send("NICK " + "a".repeat(32));
      bob.await("NICK");
      bob.send("JOIN #bombs");
      assertThat(bob.await("366").parameter(1)).isEqualTo("#bombs");
    }
  }

  @Test
  void patternsThatWouldRunForeverStopAndOperatorsHearOfIt() throws Exception {
    try (TestServer server = TestServer.start(folder);
        Peer ann = server.connect("ann");
        Peer bob = server.connect("bob")) {
      ann.send("OPER operuser operpassword");
      ann.await("381");
      ann.send("MODE ann +s");
      ann.ask("SPAMFILTER ADD (x+x+)+y");
      bob.send("PRIVMSG ann :" + "x".repeat(400));
      assertThat(ann.await("NOTICE").parameter(1)).contains("takes too long");
      assertThat(ann.await("PRIVMSG").parameter(1)).startsWith("xxxx");
    }
  }

  @Test
  void floodIsHeldBackButNothingIsLost() throws Exception {
    ChatConfig.Safety safety = new ChatConfig.Safety(true, 20, 100, 0, 0, 60, 90, Set.of(), "");
    try (TestServer server = TestServer.start(folder, with(safety));
        Peer ann = server.connect("ann");
        Peer bob = server.connect("bob")) {
      long begin = System.nanoTime();
      StringBuilder burst = new StringBuilder();
      for (int i = 0; i < 200; i++) {
        burst.append("PRIVMSG bob :").append(i).append("\r\n");
      }
      ann.sendBytes(burst.toString().getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 200; i++) {
        assertThat(bob.await("PRIVMSG").parameter(1)).isEqualTo(Integer.toString(i));
      }
      // 20 come at once, and 100 a second after that
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isGreaterThan(Duration.ofMillis(1700));
    }
  }

  @Test
  void passwordsAreNotFoundOutByTrying() throws Exception {
    ChatConfig.Safety safety = new ChatConfig.Safety(true, 100, 1000, 0, 0, 60, 90, Set.of(), "");
    try (TestServer server = TestServer.start(folder, with(safety));
        Peer ann = server.connect("ann");
        Peer bob = server.connect("bob");
        Peer elsewhere = server.open()) {
      ann.ask("REGISTER * * secret");
      for (int i = 0; i < 20; i++) {
        bob.send("NS IDENTIFY ann wrong" + i);
        assertThat(bob.await("NOTICE").parameter(1)).contains("Invalid");
      }
      bob.send("NS IDENTIFY ann secret");
      assertThat(bob.await("NOTICE").parameter(1)).contains("Invalid");
      elsewhere.send("PROXY TCP4 10.1.1.1 127.0.0.1 1000 6667");
      elsewhere.registerWithSasl("ann", "secret"); // who lives elsewhere is not locked out
    }
  }

  @Test
  void anAddressMakesSoManyAccountsOnly() throws Exception {
    ChatConfig.Safety safety = new ChatConfig.Safety(true, 100, 1000, 0, 0, 60, 90, Set.of(), "");
    try (TestServer server = TestServer.start(folder, with(safety))) {
      List<String> answers = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        try (Peer peer = server.connect("many" + i)) {
          peer.send("REGISTER * * secret");
          Message answer =
              peer.await(m -> List.of("REGISTER", "FAIL").contains(m.command()), "end");
          answers.add(answer.parameter(answer.command().equals("FAIL") ? 1 : 0));
        }
      }
      assertThat(answers).startsWith("SUCCESS", "SUCCESS").endsWith("TEMPORARILY_UNAVAILABLE");
    }
  }

  @Test
  void commandsThatCostMoreWaitLonger() throws Exception {
    ChatConfig.Safety safety = new ChatConfig.Safety(true, 4, 50, 0, 0, 60, 90, Set.of(), "");
    try (TestServer server = TestServer.start(folder, with(safety));
        Peer ann = server.connect("ann")) {
      long begin = System.nanoTime();
      StringBuilder burst = new StringBuilder();
      for (int i = 0; i < 8; i++) {
        burst.append("LIST\r\n");
      }
      ann.sendBytes(burst.toString().getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 8; i++) {
        assertThat(ann.await("323").command()).isEqualTo("323"); // late, but each is answered
      }
      // eight lines of 50 a second would be there after 80 ms
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(600));
    }
  }

  @Test
  void oneAddressGetsSoManyConnectionsOnly() throws Exception {
    ChatConfig.Safety safety = new ChatConfig.Safety(false, 0, 0, 3, 0, 60, 90, Set.of(), "");
    try (TestServer server = TestServer.start(folder, with(safety))) {
      List<Peer> peers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        peers.add(server.connect("p" + i));
      }
      try (Peer fourth = server.open()) {
        assertThat(fourth.await("ERROR").parameter(0)).contains("Too many connections");
        assertThat(fourth.read()).isNull();
      }
      peers.getFirst().send("QUIT");
      while (peers.getFirst().read() != null) {
        // until it is closed
      }
      peers.add(server.connect("again"));
      for (Peer peer : peers) {
        peer.close();
      }
    }
  }

  @Test
  void addressesBehindAProxyAreCountedOneByOne() throws Exception {
    ChatConfig.Safety safety =
        new ChatConfig.Safety(false, 0, 0, 1, 0, 60, 90, Set.of("127.0.0.1"), "");
    try (TestServer server = TestServer.start(folder, with(safety));
        Peer one = server.open();
        Peer other = server.open();
        Peer same = server.open()) {
      one.send("PROXY TCP4 10.1.1.1 127.0.0.1 1000 6667");
      one.register("one");
      other.send("PROXY TCP4 10.1.1.2 127.0.0.1 1000 6667");
      other.register("other");
      same.send("PROXY TCP4 10.1.1.1 127.0.0.1 1001 6667");
      assertThat(same.await("ERROR").parameter(0)).contains("Too many connections");
    }
  }

  @Test
  void addressesAreCloakedFromEverybodyElse() throws Exception {
    ChatConfig.Safety safety =
        new ChatConfig.Safety(false, 0, 0, 0, 0, 60, 90, Set.of(), "a secret of the server");
    try (TestServer server = TestServer.start(folder, with(safety));
        Peer ann = server.connect("ann");
        Peer bob = server.connect("bob")) {
      List<Message> whois = bob.ask("WHOIS ann");
      assertThat(whois).extracting(Message::format).noneMatch(line -> line.contains("127.0.0.1"));
      assertThat(whois.getFirst().parameter(3)).endsWith(".ip");
      bob.send("JOIN #cloaks");
      bob.await("366");
      bob.ask("MODE #cloaks +b *!*@127.0.0.1"); // an operator who knows the address may ban it
      ann.send("JOIN #cloaks");
      assertThat(ann.await("474").parameter(1)).isEqualTo("#cloaks");
    }
  }

  @Test
  void stalledReaderIsDetachedAndGetsExactlyItsGap() throws Exception {
    ChatConfig.Limits u = TestServer.config().limits();
    ChatConfig.Limits small =
        new ChatConfig.Limits(
            u.nick(),
            u.room(),
            u.topic(),
            u.kick(),
            u.away(),
            u.realName(),
            u.user(),
            u.roomsPerClient(),
            u.listEntries(),
            u.monitor(),
            u.whowas(),
            u.multilineBytes(),
            u.multilineLines(),
            u.metadataKeys(),
            u.metadataValue(),
            32_768);
    int lines = 4_000;
    try (TestServer server = TestServer.start(folder, with(TestServer.config().safety(), small));
        Peer speaker = server.connect("speaker");
        Socket stalled = new Socket()) {
      stalled.setReceiveBufferSize(4_096);
      stalled.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), server.port()));
      Peer reader = new Peer(stalled);
      reader.register("reader", "message-tags", "server-time");
      reader.ask("REGISTER * * secret");
      reader.ask("NS SET always-on true");
      reader.send("JOIN #gap");
      reader.await("366");
      speaker.send("JOIN #gap");
      speaker.await("366");
      for (int i = 0; i < lines; i++) {
        speaker.send("PRIVMSG #gap :" + i + " " + "x".repeat(300));
        if (i % 100 == 99) {
          speaker.sync();
        }
      }
      assertThat(speaker.ask("NAMES #gap").getFirst().parameter(3)).contains("reader");
      List<String> got = new ArrayList<>();
      String lastId = readUntilCutOff(reader, got);
      assertThat(got.size()).isLessThan(lines);
      try (Peer again = server.open()) {
        again.registerWithSasl(
            "reader", "secret", "batch", "message-tags", "server-time", "draft/chathistory");
        while (true) {
          List<Message> more = again.ask("CHATHISTORY AFTER #gap msgid=" + lastId + " 50");
          List<Message> said = more.stream().filter(m -> m.command().equals("PRIVMSG")).toList();
          said.forEach(message -> got.add(number(message)));
          if (said.isEmpty()) {
            break;
          }
          lastId = said.getLast().tag("msgid");
        }
      }
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < lines; i++) {
        expected.add(Integer.toString(i));
      }
      assertThat(got).isEqualTo(expected);
    }
  }

  private static String number(Message message) {
    return message.parameter(1).substring(0, message.parameter(1).indexOf(' '));
  }

  /** Reads what had arrived before the server let go, and returns the last whole line's id. */
  private static String readUntilCutOff(Peer reader, List<String> got) {
    String lastId = "";
    try {
      for (String line = reader.read(); line != null; line = reader.read()) {
        if (line.contains(" PRIVMSG #gap :") && line.endsWith("xxx")) {
          Message message = Peer.parse(line);
          if (message.parameter(1).endsWith(" " + "x".repeat(300))) {
            got.add(number(message));
            lastId = message.tag("msgid");
          }
        }
      }
    } catch (IOException reset) {
      // that is how it hears of it
    }
    return lastId;
  }

  @Test
  void unfinishedTlsHandshakesDoNotStarveOthers() throws Exception {
    try (TestServer server = TestServer.start(folder)) {
      List<Socket> idle = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.tlsPort());
        socket.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1}); // a hello that never ends
        idle.add(socket);
      }
      try (Peer ann = server.connect("ann")) {
        assertThat(ann.ask("PING alive")).isNotNull();
      }
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  void garbageInsteadOfTlsCostsOnlyItsConnection() throws Exception {
    try (TestServer server = TestServer.start(folder)) {
      for (int i = 0; i < 20; i++) {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.tlsPort())) {
          socket.setSoTimeout(LIMIT_MILLIS);
          socket
              .getOutputStream()
              .write("NICK ann\r\nUSER a 0 * :A\r\n".getBytes(StandardCharsets.UTF_8));
          assertThat(all(socket.getInputStream())).doesNotContain(" 001 ");
        } catch (IOException reset) {
          assertThat(reset).isNotNull();
        }
      }
      try (Peer ann = server.connect("ann")) {
        assertThat(ann.ask("PING alive")).isNotNull();
      }
    }
  }
}
