package sextant.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.words.Language;

@Timeout(120)
class SeedServerWordingTest {
  private static final String CTIME =
      "[A-Z][a-z]{2} [A-Z][a-z]{2} [ 1-3][0-9] \\d\\d:\\d\\d:\\d\\d \\d{4}";

  @Test
  void greetsATcpPeerWithTheCoursesBytes() throws IOException {
    try (TalkServer server = Loopback.tcp(Loopback.CHINESE);
        SeedClient client = SeedClient.tcp(server.port())) {
      assertThat(client.receive()).matches("已成功连接到服务器,你的地址是:127\\.0\\.0\\.1端口是:\\d+");
    }
  }

  @Test
  void answersEachMessageWithTimePeerAndMessage() throws IOException {
    try (TalkServer server = Loopback.tcp(Loopback.CHINESE);
        SeedClient client = SeedClient.tcp(server.port())) {
      client.receive();
      client.send("你好");
      assertThat(client.receive()).matches(CTIME + " 127\\.0\\.0\\.1:\\d+说\n你好");
    }
  }

  @Test
  void answersTheFarewellToAndThenCloses() throws IOException {
    try (TalkServer server = Loopback.tcp(Loopback.CHINESE);
        SeedClient client = SeedClient.tcp(server.port())) {
      client.receive();
      client.send("q!");
      assertThat(client.receive()).endsWith("说\nq!");
      assertThat(client.receive()).isEmpty();
    }
  }

  @Test
  void speaksEnglishWhenAsked() throws IOException {
    try (TalkServer server = Loopback.tcp(new Mode.Talk(Language.ENGLISH));
        SeedClient client = SeedClient.tcp(server.port())) {
      assertThat(client.receive())
          .matches("connected to the server, your address is:127\\.0\\.0\\.1 port is:\\d+");
      client.send("hi");
      assertThat(client.receive()).matches(CTIME + " 127\\.0\\.0\\.1:\\d+ says\nhi");
    }
  }

  @Test
  void greetsTheFirstDatagramAndAnswersTheNext() throws IOException {
    try (TalkServer server = Loopback.udp(Loopback.CHINESE);
        SeedClient client = SeedClient.udp(server.port())) {
      client.send("hello");
      assertThat(client.receive()).matches("已成功连接到服务器,你的地址是:127\\.0\\.0\\.1端口是:\\d+");
      client.send("在吗");
      assertThat(client.receive()).matches(CTIME + " 127\\.0\\.0\\.1:\\d+说\n在吗");
    }
  }

  @Test
  void greetsAnewAfterAUdpFarewell() throws IOException {
    try (TalkServer server = Loopback.udp(Loopback.CHINESE);
        SeedClient client = SeedClient.udp(server.port())) {
      client.send("hello");
      client.receive();
      client.send("q!");
      assertThat(client.receive()).endsWith("说\nq!");
      client.send("hello");
      assertThat(client.receive()).startsWith("已成功连接到服务器");
    }
  }

  @Test
  void talksToSeveralPeersAtOnce() throws IOException {
    try (TalkServer server = Loopback.tcp(Loopback.CHINESE);
        SeedClient one = SeedClient.tcp(server.port());
        SeedClient two = SeedClient.tcp(server.port())) {
      one.receive();
      two.receive();
      two.send("二");
      assertThat(two.receive()).endsWith("说\n二");
      one.send("一");
      assertThat(one.receive()).endsWith("说\n一");
    }
  }
}
