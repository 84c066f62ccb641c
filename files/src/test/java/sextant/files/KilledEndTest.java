package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two processes, one of which is killed in the middle; {@code bench/files/kill} does it 200 times.
 */
class KilledEndTest {
  @TempDir private Path temp;
  private Path job;

  @BeforeEach
  void files() throws IOException {
    job = Files.createDirectories(temp.resolve("out/job"));
    Files.write(job.resolve("big"), SextantTransferTest.random(24 << 20, 21));
    for (int i = 0; i < 60; i++) {
      Files.write(job.resolve("small " + i), SextantTransferTest.random(900 + i, i));
    }
  }

  private Process start(String role, String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), End.class.getName(), role));
    command.addAll(List.of(words));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  @ParameterizedTest
  @ValueSource(strings = {"receiver", "sender"})
  void aKilledEndIsStartedAgainAndEverythingArrives(String killed) throws Exception {
    Process receiver = start("receiver", temp.toString(), "0");
    String port = receiver.inputReader(StandardCharsets.UTF_8).readLine();
    try {
      Process sender = start("sender", temp.toString(), port);
      assertThat(sender.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("half");
      if (killed.equals("receiver")) {
        receiver.destroyForcibly().waitFor();
        receiver = start("receiver", temp.toString(), port);
        assertThat(receiver.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo(port);
      } else {
        sender.destroyForcibly().waitFor();
        sender = start("sender", temp.toString(), port);
      }
      assertThat(sender.waitFor()).isZero();
    } finally {
      receiver.destroyForcibly().waitFor();
    }
    try (Stream<Path> all = Files.list(job)) {
      for (Path each : all.toList()) {
        Path there = temp.resolve("in/job").resolve(each.getFileName());
        assertThat(Files.mismatch(each, there)).as(each.toString()).isEqualTo(-1);
      }
    }
    assertThat(temp.resolve("in").toFile().list()).containsExactly("job");
  }
}
