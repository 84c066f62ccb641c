package sextant.talk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.wire.Bytes;
import sextant.words.Language;

@Timeout(120)
class PcapngExportTest {
  @TempDir Path folder;

  /** Echoes the messages and writes what the client recorded, after its end. */
  private Path exported(Address listen, Address connect, List<String> messages) throws Exception {
    var secure = new Secure();
    var here = new Heard();
    Path file = folder.resolve("talk.pcapng");
    try (var server = secure.serve(listen, new Mode.Echo(), TalkObserver.NONE);
        var client =
            TalkClient.connect(
                at(connect, server.port()), secure.pinned().withRecordBytes(1 << 24), here)) {
      Conversation conversation = client.conversation();
      for (String message : messages) {
        conversation.send(Bytes.ofText(message));
      }
      int total = messages.stream().mapToInt(String::length).sum();
      while (here.received().length() < total) {
        assertThat(here.next()).doesNotStartWith("nothing");
      }
      conversation.finishSending();
      if (connect instanceof Address.Udp || connect instanceof Address.Dtls) {
        conversation.kick();
      }
      conversation.awaitEnding();
      write(file, new PcapngExport.Subject(conversation, connect, true));
    }
    return file;
  }

  private static Address at(Address address, int port) {
    return switch (address) {
      case Address.Tcp a -> new Address.Tcp(a.host(), port);
      case Address.Udp a -> new Address.Udp(a.host(), port);
      case Address.Tls a -> new Address.Tls(a.host(), port);
      case Address.Dtls a -> new Address.Dtls(a.host(), port);
      case Address.Unix a -> a;
      case Address.WebSocket a -> new Address.WebSocket(a.host(), port, "/", a.secure());
    };
  }

  private static void write(Path file, PcapngExport.Subject subject) throws IOException {
    PcapngExport.write(Files.newOutputStream(file), subject, Language.ENGLISH);
  }

  private static String tshark(Path file, String arguments) throws Exception {
    try (var tool = Tool.start("tshark -r " + file + " " + arguments)) {
      return tool.output().replaceAll("(?m)^Running as user.*\\R", "");
    }
  }

  private static void assertHealthy(Path file) throws Exception {
    assertThat(
            tshark(file, "-o tcp.check_checksum:TRUE -o udp.check_checksum:TRUE -z expert,warn -q"))
        .doesNotContain("Errors", "Warn");
    assertThat(tshark(file, "-o ip.check_checksum:TRUE -Y _ws.malformed||ip.checksum.status==0"))
        .isBlank();
  }

  private static String payload(Path file, String filter, String field) throws Exception {
    String hex = tshark(file, "-Y " + filter + " -T fields -e " + field);
    return new String(HexFormat.of().parseHex(hex.replaceAll("\\s", "")), UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void showsATcpConversationThatOpensAndCloses(String host) throws Exception {
    Ipv6.isThereFor(host);
    Path file =
        exported(new Address.Tcp(host, 0), new Address.Tcp(host, 0), List.of("hello\n", "world\n"));
    assertHealthy(file);
    String flags = tshark(file, "-T fields -e tcp.flags.str").replace("·", "");
    assertThat(flags.lines()).startsWith("S", "AS", "A").endsWith("AF", "AF", "A");
    assertThat(payload(file, "tcp.len>0", "tcp.payload")).contains("hello\n", "world\n");
    assertThat(tshark(file, "-q -z follow,tcp,ascii,0")).contains("hello", "world");
  }

  @Test
  void cutsLongMessagesIntoSegmentsAndLosesNothing() throws Exception {
    String text = "0123456789abcdef".repeat(20_000);
    Path file =
        exported(new Address.Tls("localhost", 0), new Address.Tls("localhost", 0), List.of(text));
    assertHealthy(file);
    Optional<String> port =
        tshark(file, "-Y tcp.flags.syn==1&&tcp.flags.ack==0 -T fields -e tcp.dstport")
            .lines()
            .findFirst();
    assertThat(payload(file, "tcp.len>0&&tcp.dstport==" + port.orElseThrow(), "tcp.payload"))
        .isEqualTo(text);
    assertThat(payload(file, "tcp.len>0&&tcp.srcport==" + port.orElseThrow(), "tcp.payload"))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void showsDatagramsOneByOne(String host) throws Exception {
    Ipv6.isThereFor(host);
    String longest = "x".repeat(60_000);
    Path file =
        exported(new Address.Udp(host, 0), new Address.Udp(host, 0), List.of("a", longest, "c"));
    assertHealthy(file);
    assertThat(tshark(file, "-T fields -e udp.length").lines())
        .containsExactlyInAnyOrder("9", "60008", "9", "9", "60008", "9");
  }

  @Test
  void showsAWebSocketAsItsMessages() throws Exception {
    var address = new Address.WebSocket("localhost", 0, "/", false);
    Path file = exported(address, address, List.of("one", "two"));
    assertHealthy(file);
    assertThat(payload(file, "tcp.len>0", "tcp.payload")).contains("one").contains("two");
  }

  @Test
  void makesUpAddressesForAUnixSocket() throws Exception {
    var address = new Address.Unix(folder.resolve("s"));
    Path file = exported(address, address, List.of("one", "two"));
    assertHealthy(file);
    assertThat(tshark(file, "-c 1 -T fields -e ip.src -e tcp.dstport").strip())
        .isEqualTo("127.0.0.1\t14153");
  }

  @Test
  void showsTheServersSideWithThePeerAsOpener() throws Exception {
    var there = new Heard();
    Path file = folder.resolve("server.pcapng");
    try (var server =
            TalkServer.listen(
                new Address.Tcp("localhost", 0), Loopback.CHINESE, ServerOptions.DEFAULT, there);
        var client = Loopback.connect(server)) {
      client.conversation().send(Bytes.ofText("q!"));
      client.conversation().awaitEnding();
      Conversation peer = there.nextJoined();
      peer.awaitEnding();
      write(file, new PcapngExport.Subject(peer, server.address(), false));
      assertHealthy(file);
      assertThat(tshark(file, "-c 1 -T fields -e tcp.dstport").strip())
          .isEqualTo(Integer.toString(server.port()));
    }
  }

  @ParameterizedTest
  @MethodSource("everyTransport")
  void opensInTsharkWithoutComplaintAndWithAllThatWasSaid(Address address) throws Exception {
    Path file = exported(address, address, List.of("first 你好\n", "second\n"));
    String seen =
        tshark(
            file,
            "-o ip.check_checksum:TRUE -o tcp.check_checksum:TRUE -o udp.check_checksum:TRUE"
                + " -T fields -e _ws.expert.severity -e tcp.payload -e udp.payload -e data");
    assertThat(seen).doesNotContain("6291456", "8388608"); // warnings, errors
    String hex = HexFormat.of().formatHex("first 你好\n".getBytes(UTF_8));
    assertThat(seen).contains(hex).contains(HexFormat.of().formatHex("second\n".getBytes(UTF_8)));
  }

  private static List<Address> everyTransport() {
    return Ipv6.loopbacks().stream()
        .flatMap(host ->
            Stream.<Address>of(
                new Address.Tcp(host, 0),
                new Address.Udp(host, 0),
                new Address.Tls(host, 0),
                new Address.Dtls(host, 0),
                new Address.WebSocket(host, 0, "/", false),
                new Address.WebSocket(host, 0, "/", true)))
        .toList();
  }
}
