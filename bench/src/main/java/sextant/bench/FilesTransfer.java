package sextant.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.files.Decision;
import sextant.files.LinkPolicy;
import sextant.files.Proposal;
import sextant.files.ReceiveDesk;
import sextant.files.ReceiveEvent;
import sextant.files.Receiver;
import sextant.files.ReceiverOptions;
import sextant.files.SendReport;
import sextant.files.SendSettings;
import sextant.files.Sender;
import sextant.files.SourceTree;
import sextant.files.Target;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.StateDirectory;

/**
 * Both ends of a transfer in one process, over TLS on loopback: sends each path that standard input
 * names into the folder given, emptied before, and prints seconds, files, bytes on the wire and
 * seconds of CPU of both ends.
 */
final class FilesTransfer {
  private FilesTransfer() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Path state = Files.createTempDirectory("sextant-bench");
    Credentials own = DeviceIdentity.open(StateDirectory.at(state));
    BufferedReader paths =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Receiver receiver =
        Receiver.open(ReceiverOptions.into(folder, "bench", own).onPort(0), new AcceptAll())) {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), receiver.port());
      Target target = new Target(address, true, Optional.empty(), "bench");
      for (String path = paths.readLine(); path != null; path = paths.readLine()) {
        empty(folder);
        long cpu = cpuNanos();
        long start = System.nanoTime();
        SourceTree tree = SourceTree.of(List.of(Path.of(path)), LinkPolicy.FOLLOW);
        Sender sender = new Sender(target, SendSettings.of("bench", own), event -> {});
        SendReport report = sender.send(tree);
        double seconds = (System.nanoTime() - start) / 1e9;
        long wire = report.tally().wireBytes();
        double busy = (cpuNanos() - cpu) / 1e9;
        int files = report.tally().doneFiles();
        System.out.printf("%.3f s %d files %d B %.2f s of CPU%n", seconds, files, wire, busy);
      }
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private static void empty(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!each.equals(folder)) {
          Files.delete(each);
        }
      }
    }
  }

  private static final class AcceptAll implements ReceiveDesk {
    @Override
    public Decision decide(Proposal proposal) {
      return Decision.Accept.all();
    }

    @Override
    public void happened(ReceiveEvent event) {}
  }
}
