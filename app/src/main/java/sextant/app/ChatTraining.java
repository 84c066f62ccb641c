package sextant.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import sextant.cli.Interruption;
import sextant.cli.Screen;
import sextant.cli.Surroundings;
import sextant.cli.Terminal;
import sextant.identity.PeerVerifier;
import sextant.identity.TlsContexts;

/**
 * A chat server's day in training, so that the next one starts with its classes loaded and its busy
 * methods known: people come over TCP and TLS, talk, read back, search and leave.
 */
final class ChatTraining {
  private static final int VISITORS = 300;
  private static final int LINES = 4_000;
  private static final int PATIENCE_MILLIS = 20_000;
  private static final Pattern PORT = Pattern.compile("\"address\":\"[^\"]*:([0-9]+)\"");
  private static final String CONFIG =
      """
      [server]
      name = "training.sextant.local"   # a name of its own
      motd = ["Be kind."]
      [[listener]]
      port = 0
      [[listener]]
      port = 0
      tls = true
      [[operator]]
      name = "admin"
      password = "secret"
      [accounts]
      iterations = 10
      [rooms]
      permanent = ["#lobby"]
      """;

  private ChatTraining() {}

  static void run(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
    Path config = folder.resolve("chat.toml");
    Files.writeString(config, CONFIG);
    for (boolean again : List.of(false, true)) { // the second start finds a store
      serve(folder, config, again);
    }
  }

  private static void serve(Path folder, Path config, boolean again)
      throws IOException, InterruptedException, GeneralSecurityException {
    PipedInputStream said = new PipedInputStream(65_536);
    Interruption interruption = new Interruption();
    Surroundings around =
        new Surroundings(
            InputStream.nullInputStream(),
            new PipedOutputStream(said),
            OutputStream.nullOutputStream(),
            Map.of("SEXTANT_HOME", folder.toString()),
            Screen.none(),
            interruption);
    String[] line = {
      "chat",
      "serve",
      "--json",
      "--no-limits",
      "--config",
      config.toString(),
      "--data",
      folder.resolve("data").toString()
    };
    Thread server = Thread.ofPlatform().start(() -> Terminal.run(line, around));
    try {
      List<Integer> ports = ports(said);
      visit(ports.get(0), ports.get(1), again);
    } finally { // or the build would wait for a server that nobody stops
      interruption.interrupt();
      server.join();
    }
  }

  /** The two ports it listens on, as it says them itself. */
  private static List<Integer> ports(InputStream said) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8));
    List<Integer> ports = new ArrayList<>();
    while (ports.size() < 2) {
      String line = lines.readLine();
      if (line == null) {
        throw new IOException("the server ended before it listened");
      }
      Matcher port = PORT.matcher(line);
      if (port.find()) {
        ports.add(Integer.valueOf(port.group(1)));
      }
    }
    return ports;
  }

  private static void visit(int plain, int tls, boolean again)
      throws IOException, GeneralSecurityException {
    InetAddress here = InetAddress.ofLiteral("127.0.0.1");
    try (Socket socket = new Socket(here, plain)) {
      talk(socket, again ? 10 : LINES);
    }
    for (int i = 0; i < (again ? 1 : VISITORS); i++) {
      try (Socket socket = new Socket(here, plain)) {
        converse(socket, "NICK n" + i + "\r\nUSER n 0 * :Visitor\r\nJOIN #lobby\r\nQUIT :bye\r\n");
      }
    }
    var context =
        TlsContexts.client(
            TlsContexts.Protocol.TLS, PeerVerifier.ofAnyDevice("training"), Optional.empty());
    try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(here, tls)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS"); // without it the verifier refuses
      socket.setSSLParameters(parameters);
      socket.startHandshake(); // two threads would hide each other's reason
      converse(socket, "NICK secure\r\nUSER n 0 * :Visitor\r\nJOIN #lobby\r\nQUIT :bye\r\n");
    }
  }

  private static void talk(Socket socket, int lines) throws IOException {
    String login = "AGFkbWluAHNlY3JldA=="; // \0admin\0secret
    StringBuilder text = new StringBuilder();
    text.append("CAP LS 302\r\nNICK talker\r\nUSER n 0 * :Talker\r\nCAP REQ :batch server-time ");
    text.append("message-tags echo-message labeled-response sasl draft/chathistory\r\n");
    text.append("AUTHENTICATE PLAIN\r\nAUTHENTICATE ").append(login).append("\r\nCAP END\r\n");
    text.append("JOIN #lobby,#room\r\nOPER admin secret\r\nMODE #room +mt\r\nTOPIC #room :new\r\n");
    text.append("WHO #room\r\nWHOIS talker\r\nLIST\r\nNAMES #room\r\nLUSERS\r\n");
    text.append("PRIVMSG NickServ :REGISTER secret\r\nNICK speaker\r\nAWAY :out\r\nMOTD\r\n");
    for (int i = 0; i < lines; i++) {
      text.append("PRIVMSG #room :a line of some words, and its number ").append(i).append("\r\n");
    }
    text.append("@label=1 CHATHISTORY LATEST #room * 100\r\nSEARCH in=#room;text=words\r\n");
    text.append("KICK #room speaker :out\r\nPART #lobby\r\nPING end\r\nQUIT :bye\r\n");
    converse(socket, text.toString());
  }

  /** Says all of it while another thread reads, until the server closes. */
  private static void converse(Socket socket, String text) throws IOException {
    socket.setSoTimeout(PATIENCE_MILLIS);
    Thread writer = Thread.ofVirtual().start(() -> say(socket, text));
    CountingStream heard = new CountingStream();
    try {
      socket.getInputStream().transferTo(heard);
    } catch (IOException hungUp) {
      // The server closes first; whether that is an end or a reset depends on who is faster.
      if (heard.byteCount == 0) {
        throw hungUp;
      }
    }
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(Socket socket, String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException hungUp) {
      // The reader tells whether the server ever answered.
    }
  }

  /** Only counts. */
  private static final class CountingStream extends OutputStream {
    private long byteCount;

    @Override
    public void write(int b) {
      byteCount++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      byteCount += length;
    }
  }
}
