package sextant.web.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServicesTest {
  private static final String TABLE =
      """
        sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout
         0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1
         1: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2
         2: 0100007F:0050 0100007F:C000 01 00000000:00000000 00:00000000 00000000     0        0 3
         3: 0A0000C0:0051 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4
         4: rubbish
      """;
  @TempDir private Path proc = Path.of("");

  @Test
  void portsThatLoopbackReachesAreReadFromTheTablesOfLinux() throws IOException {
    Files.writeString(proc.resolve("tcp"), TABLE);
    Files.writeString(
        proc.resolve("tcp6"), "0: 00000000000000000000000001000000:1F91 0:0 0A 0 0\n");
    assertThat(ListeningPorts.find(proc)).containsExactly(22, 8080, 8081);
    assertThat(ListeningPorts.find(proc.resolve("nowhere"))).contains(80, 8080);
  }

  @Test
  void aWebServerIsFoundAndWhatIsNoneIsNot() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Server", "mine/1");
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = server.getAddress().getPort();
      List<Integer> deaf = List.of(silent.getLocalPort());
      assertThat(LocalServices.ask(deaf, Duration.ofMillis(200))).isEmpty();
      List<LocalService> found = LocalServices.ask(List.of(port, 6379), Duration.ofMinutes(1));
      assertThat(found).extracting(LocalService::server).containsExactly("mine/1");
      assertThat(found.getFirst().url()).hasToString("http://localhost:" + port + "/");
    } finally {
      server.stop(0);
    }
  }
}
