package sextant.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.words.FailureException;

class ServiceManagerTest {
  @TempDir Path folder;

  @Test
  void whatIsToldArrivesAtTheSocket() throws Exception {
    assumeThat(OperatingSystem.current()).isEqualTo(OperatingSystem.LINUX);
    Path python = Path.of("/usr/bin/python3");
    assumeThat(Files.isExecutable(python)).as("python3 receives the datagram").isTrue();
    Path socket = folder.resolve("notify");
    String receiver =
        "import socket,sys\ns=socket.socket(socket.AF_UNIX,socket.SOCK_DGRAM)\n"
            + "s.bind(sys.argv[1])\nprint('bound',flush=True)\nprint(s.recv(99).decode(),flush=True)";
    Process process =
        new ProcessBuilder(python.toString(), "-c", receiver, socket.toString()).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("bound");
      ServiceManager.at(socket.toString()).orElseThrow().tell(ServiceManager.READY);
      assertThat(lines.readLine()).isEqualTo("READY=1");
    } finally {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void nobodyThereIsAFailureThatSaysSo() {
    assumeThat(OperatingSystem.current()).isEqualTo(OperatingSystem.LINUX);
    ServiceManager manager = ServiceManager.at(folder.resolve("none").toString()).orElseThrow();
    assertThatThrownBy(() -> manager.tell(ServiceManager.STOPPING))
        .isInstanceOf(FailureException.class);
  }

  @Test
  void aNameThatFitsNoSocketIsNone() {
    assertThat(ServiceManager.at("x".repeat(200))).isEmpty();
    assertThat(ServiceManager.at("")).isEmpty();
  }
}
