package sextant.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.wire.Bytes;

/**
 * The course's Python programs, or scripts that make their socket calls, against this engine: both
 * directions, TCP and UDP.
 */
@Timeout(120)
class PythonSeedTest {
  private static final Path SCRIPTS = Path.of("src/test/python");
  private static final String CTIME =
      "[A-Z][a-z]{2} [A-Z][a-z]{2} [ 1-3]\\d \\d\\d:\\d\\d:\\d\\d \\d{4}";
  private static final String PEER = "127\\.0\\.0\\.1:\\d+";

  @BeforeAll
  static void needsPython() throws Exception {
    boolean there;
    try {
      there = start("-c", "import sys; sys.exit(sys.version_info < (3,))").waitFor() == 0;
    } catch (IOException absent) {
      there = false;
    }
    Assumptions.assumeTrue(there, "python3 is not installed");
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    return builder.start();
  }

  private static Process script(String name, String... arguments) throws IOException {
    Path file = SCRIPTS.resolve(name);
    assertThat(file).satisfies(Files::isReadable);
    List<String> all = new ArrayList<>(List.of(file.toString()));
    all.addAll(List.of(arguments));
    return start(all.toArray(String[]::new));
  }

  private static String output(Process process) throws Exception {
    byte[] all = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    return new String(all, StandardCharsets.UTF_8);
  }

  @Test
  void theTcpClientTalksToThisServer() throws Exception {
    try (TalkServer server = Loopback.tcp(Loopback.CHINESE)) {
      Process client = script("tcp_client.py", "" + server.port(), "hi", "你好", "q!");
      assertThat(output(client)).matches(conversation("hi", "你好"));
    }
  }

  @Test
  void theUdpClientTalksToThisServer() throws Exception {
    try (TalkServer server = Loopback.udp(Loopback.CHINESE)) {
      Process client = script("udp_client.py", "" + server.port(), "hi", "你好", "q!");
      assertThat(output(client)).matches(conversation("hi", "你好"));
    }
  }

  private static String conversation(String... messages) {
    StringBuilder expected = new StringBuilder("已成功连接到服务器,你的地址是:127\\.0\\.0\\.1端口是:\\d+\n");
    for (String message : messages) {
      expected.append(CTIME).append(' ').append(PEER).append("说\n").append(message).append('\n');
    }
    return expected.toString();
  }

  @Test
  void thisClientTalksToTheTcpServer() throws Exception {
    Process server = script("tcp_server.py");
    try (BufferedReader output = server.inputReader(StandardCharsets.UTF_8)) {
      talk(new Address.Tcp("127.0.0.1", Integer.parseInt(output.readLine())), false);
      assertThat(server.waitFor()).isZero();
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void thisClientTalksToTheUdpServer() throws Exception {
    Process server = script("udp_server.py");
    try (BufferedReader output = server.inputReader(StandardCharsets.UTF_8)) {
      talk(new Address.Udp("127.0.0.1", Integer.parseInt(output.readLine())), true);
      assertThat(server.waitFor()).isZero();
    } finally {
      server.destroyForcibly();
    }
  }

  private static void talk(Address address, boolean speakFirst) throws Exception {
    Heard heard = new Heard();
    try (TalkClient client = TalkClient.connect(address, ClientOptions.DEFAULT, heard)) {
      if (speakFirst) {
        client.conversation().send(Bytes.ofText("hello"));
      }
      assertThat(heard.next("IN")).matches("IN 已成功连接到服务器,你的地址是:127\\.0\\.0\\.1端口是:\\d+");
      client.conversation().send(Bytes.ofText("你好"));
      assertThat(heard.next("IN")).matches("IN " + CTIME + " " + PEER + "说\n你好");
      client.conversation().send(Bytes.ofText("q!"));
      assertThat(heard.next("IN")).endsWith("说\nq!");
    }
  }
}
