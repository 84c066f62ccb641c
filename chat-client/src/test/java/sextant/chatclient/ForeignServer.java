package sextant.chatclient;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** An IRC server that nobody here wrote, started for one test on a free port of this machine. */
final class ForeignServer implements AutoCloseable {
  private static final long LIMIT_SECONDS = 60;

  private final List<String> command;
  private final Path log;
  private final int port;
  private Process process;

  private ForeignServer(List<String> command, Path log, int port) throws IOException {
    this.command = command;
    this.log = log;
    this.port = port;
    this.process = start();
  }

  /** ngIRCd: RFC 2812 and little more. Skips the test where it is not installed. */
  static ForeignServer ngircd(Path folder) throws IOException {
    Path program = assumeInstalled("ngircd");
    int port = freePort();
    Path config =
        Files.writeString(
            folder.resolve("ngircd.conf"),
            """
            [Global]
            Name = irc.test.local
            Info = A server of the tests
            AdminInfo1 = tests
            Listen = 127.0.0.1
            Ports = %d
            MotdPhrase = hello
            [Limits]
            MaxConnections = 0
            MaxConnectionsIP = 0
            MaxNickLength = 20
            MaxPenaltyTime = 0
            [Options]
            DNS = no
            Ident = no
            PAM = no
            """
                .formatted(port));
    return new ForeignServer(
        List.of(program.toString(), "-n", "-f", config.toString()), folder.resolve("log"), port);
  }

  /** InspIRCd 3 with its IRCv3 modules. Skips the test where it is not installed. */
  static ForeignServer inspircd(Path folder) throws IOException {
    Path program = assumeInstalled("inspircd");
    int port = freePort();
    StringBuilder config =
        new StringBuilder(
            """
            <config format="xml">
            <server name="irc.test.local" description="A server of the tests" network="Tests">
            <admin name="tests" nick="tests" email="tests@test.local">
            <bind address="127.0.0.1" port="%d" type="clients">
            <connect allow="*" resolvehostnames="no" localmax="100" globalmax="100"
             fakelag="no" commandrate="100000" threshold="10000">
            <pid file="%s">
            """
                .formatted(port, folder.resolve("pid")));
    for (String module :
        List.of(
            "cap",
            "ircv3",
            "ircv3_capnotify",
            "ircv3_echomessage",
            "ircv3_servertime",
            "ircv3_msgid",
            "ircv3_ctctags",
            "ircv3_batch",
            "ircv3_labeledresponse",
            "ircv3_chghost",
            "ircv3_invitenotify",
            "ircv3_accounttag",
            "namesx",
            "monitor",
            "services_account")) {
      config.append("<module name=\"").append(module).append("\">\n");
    }
    Path file = Files.writeString(folder.resolve("inspircd.conf"), config);
    boolean isRoot = "root".equals(System.getProperty("user.name"));
    List<String> words =
        isRoot
            ? List.of(program.toString(), "--nofork", "--runasroot", "--config=" + file)
            : List.of(program.toString(), "--nofork", "--config=" + file);
    return new ForeignServer(words, folder.resolve("log"), port);
  }

  private static Path assumeInstalled(String program) {
    for (String place : (System.getenv("PATH") + ":/usr/sbin").split(":")) {
      if (Files.isExecutable(Path.of(place, program))) {
        return Path.of(place, program);
      }
    }
    assumeThat(false).as(program + " is not installed").isTrue();
    throw new IllegalStateException(program);
  }

  private static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000); // connections take others
      try (ServerSocket free = new ServerSocket(port)) {
        return free.getLocalPort();
      } catch (BindException taken) {
        // another one
      }
    }
  }

  private Process start() throws IOException {
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!answers()) {
      boolean isLate = System.nanoTime() > end;
      if (isLate || !started.isAlive()) {
        String said = Files.readString(log);
        started.destroyForcibly();
        throw new AssertionError("the server does not start: " + said);
      }
      Thread.onSpinWait();
    }
    return started;
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  int port() {
    return port;
  }

  /** Kills it, as a power failure would. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  void restart() throws IOException {
    process = start();
  }

  @Override
  public void close() {
    kill();
  }
}
