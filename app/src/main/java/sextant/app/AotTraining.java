package sextant.app;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import sextant.cli.FirstPage;
import sextant.cli.Interruption;
import sextant.cli.Screen;
import sextant.cli.SignalReader;
import sextant.cli.Surroundings;
import sextant.cli.Terminal;
import sextant.words.Language;

/**
 * What the build runs once to record which classes a face loads, so that the AOT cache (JEP 514)
 * holds them. Argument: {@code short}, {@code terminal}, {@code server} or {@code desktop}. Not for
 * people.
 */
public final class AotTraining {
  private static final String[][] COMMAND_LINES = {
    {"--help"},
    {"--json", "nonsense"},
    {"talk", "--help"},
    {"talk", "serve", "--help"},
    {"talk", "connect", "127.0.0.1", "1"},
    {"talk", "connect", "--json", "--udp", "127.0.0.1", "1"},
    {"talk", "send", "127.0.0.1:1", "hello"},
    {"--lang", "zh", "completion", "--help"},
    {"completion", "bahs"},
    {"capture", "--help"},
  };

  private static final String[][] SHORT_COMMAND_LINES = {
    {"ping", "-c", "1", "127.0.0.1"},
    {"ping", "-c", "2", "-i", "0.01", "127.0.0.1"},
    {"ping", "--json", "-c", "1", "::1"},
    {"ping", "-c", "1", "nowhere.invalid"},
    {"sweep", "127.0.0.1/32"},
    {"trace", "--json", "127.0.0.1"},
    {"checksum", "0001f203f4f5f6f7"},
    {"decode", "4500001c000100004001f57e7f0000017f0000010800f7ff00000000"},
  };

  private AotTraining() {}

  /** Walks through one face without touching the network beyond loopback. */
  public static void main(String[] args) throws Exception {
    if (args[0].equals("desktop")) {
      DesktopTraining.run(Files.createTempDirectory("sextant-training"));
      System.exit(0);
    }
    if (args[0].equals("server")) {
      ChatTraining.run(Files.createTempDirectory("sextant-training"));
      System.exit(0);
    }
    run(SHORT_COMMAND_LINES);
    if (args[0].equals("terminal")) {
      trainTerminal();
    }
    if (System.getProperty("os.name", "").equals("Linux")) {
      SignalReader.start(new Interruption(), new CountDownLatch(1)).close();
    }
    Main.main(new String[] {"checksum", "0001"}); // ends the process as every command does
  }

  private static void run(String[][] lines) {
    for (String[] line : lines) {
      Terminal.run(line, silently());
    }
  }

  private static void trainTerminal() throws Exception {
    Main.main(new String[] {"--version"});
    FirstPage.of(Language.fromEnvironment(System.getenv()), true);
    run(COMMAND_LINES);
    WebTraining.run(line -> Terminal.run(line, silently()));
    Path capture = Files.createTempFile("sextant-training", ".pcapng");
    try {
      CaptureTraining.write(capture);
      Terminal.run(new String[] {"capture", "-r", capture.toString()}, silently());
      Terminal.run(new String[] {"capture", "-v", "-r", capture.toString()}, silently());
    } finally {
      Files.delete(capture);
    }
  }

  private static Surroundings silently() {
    return new Surroundings(
        new ByteArrayInputStream(new byte[0]),
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream(),
        Map.of(),
        Screen.none(),
        new Interruption());
  }
}
