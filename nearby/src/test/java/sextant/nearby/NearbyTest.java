package sextant.nearby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import sextant.words.Failure;

/** What is announced is found; in a network namespace of its own, so that no real network hears. */
class NearbyTest {
  private static final String NETWORK =
      "ip link set lo up && ip link set lo multicast on && ip route add 224.0.0.0/4 dev lo && ";

  /** The two ends in a process of their own. */
  static final class Ends {
    public static void main(String[] args) throws Exception {
      List<InetAddress> here = List.of(InetAddress.ofLiteral("127.0.0.1"));
      CountDownLatch found = new CountDownLatch(1);
      CountDownLatch lost = new CountDownLatch(1);
      Watch.Hearer hearer =
          new Watch.Hearer() {
            @Override
            public void found(Service service) {
              System.out.println(
                  service.type()
                      + " "
                      + service.name()
                      + " "
                      + service.port()
                      + " "
                      + service.facts());
              if (!service.facts().isEmpty()) {
                found.countDown(); // what it tells may come after where it is
              }
            }

            @Override
            public void lost(String type, String name) {
              System.out.println("lost " + name);
              lost.countDown();
            }
          };
      try (Watch _ = Watch.open(List.of("_ircs._tcp"), here, hearer)) {
        Service own = Service.own("_ircs._tcp", "Tea room", 6697, Map.of("network", "Tea"));
        try (Announcement _ = Announcement.open(List.of(own), here)) {
          found.await();
        }
        lost.await();
      }
    }
  }

  @Test
  void anAnnouncedServiceIsFoundAndItsEndIsHeard() throws Exception {
    assumeThat(run("true").waitFor()).as("unshare -n needs root and iproute2").isZero();
    String classPath =
        Stream.of(Ends.class, Watch.class, javax.jmdns.JmDNS.class, Logger.class, Failure.class)
            .map(NearbyTest::place)
            .collect(Collectors.joining(System.getProperty("path.separator")));
    Process process =
        run(
            Path.of(System.getProperty("java.home"), "bin", "java")
                + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.net.preferIPv4Stack=true -cp '"
                + classPath
                + "' '"
                + Ends.class.getName()
                + "'");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(next(lines, "_ircs._tcp Tea room 6697 {n")).endsWith("{network=Tea}");
      assertThat(next(lines, "lost")).isEqualTo("lost Tea room");
    } finally {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }

  private static String next(BufferedReader lines, String beginning) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(beginning)) {
      line = lines.readLine();
    }
    return String.valueOf(line);
  }

  private static Process run(String command) throws IOException {
    return new ProcessBuilder("unshare", "-n", "sh", "-c", NETWORK + "exec " + command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
