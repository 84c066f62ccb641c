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
import java.util.concurrent.locks.LockSupport;
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
import sextant.files.Tally;
import sextant.files.Target;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.StateDirectory;

/**
 * Both ends of a transfer in one process, over TLS on loopback: sends each path that standard input
 * names into the folder given, emptied before (not for a path behind a plus), and prints seconds,
 * files, bytes on the wire and seconds of CPU of both ends. With a second word, {@code --hash},
 * large files are proven by their hash trees.
 */
final class FilesTransfer {
  private FilesTransfer() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    boolean isProven = args.length > 1 && args[1].equals("--hash");
    Path state = Files.createTempDirectory("sextant-bench");
    Credentials own = DeviceIdentity.open(StateDirectory.at(state));
    BufferedReader paths =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    AcceptAll desk = new AcceptAll();
    try (Receiver receiver =
        Receiver.open(ReceiverOptions.into(folder, "bench", own).onPort(0), desk)) {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), receiver.port());
      Target target = new Target(address, true, Optional.empty(), "bench");
      for (String path = paths.readLine(); path != null; path = paths.readLine()) {
        if (!path.startsWith("+")) {
          empty(folder);
        }
        long cpu = cpuNanos();
        long start = System.nanoTime();
        SourceTree tree = SourceTree.of(List.of(Path.of(path.replace("+", ""))), LinkPolicy.FOLLOW);
        SendSettings settings = SendSettings.of("bench", own);
        Sender sender = new Sender(target, isProven ? settings.proven() : settings, event -> {});
        SendReport report = sender.send(tree);
        double seconds = (System.nanoTime() - start) / 1e9;
        long wire = report.tally().wireBytes();
        double busy = (cpuNanos() - cpu) / 1e9;
        int files = report.tally().doneFiles();
        System.out.printf(
            "%.3f s %d files %d B %.2f s of CPU, first byte after %.0f ms%n",
            seconds, files, wire, busy, desk.firstByteMillis);
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

  /** Says yes at once, and sees how long the first byte takes from there. */
  private static final class AcceptAll implements ReceiveDesk {
    private volatile long acceptedNanos;
    private volatile double firstByteMillis = -1;

    @Override
    public Decision decide(Proposal proposal) {
      acceptedNanos = System.nanoTime();
      return Decision.Accept.all();
    }

    @Override
    public void happened(ReceiveEvent event) {
      if (event instanceof ReceiveEvent.Started started) {
        firstByteMillis = -1;
        Thread.ofVirtual().start(() -> awaitFirstByte(started.tally()));
      }
    }

    private void awaitFirstByte(Tally tally) {
      Tally.View now = tally.view();
      while (now.wireBytes() == 0 && now.leftFiles() > 0) {
        LockSupport.parkNanos(200_000);
        now = tally.view();
      }
      firstByteMillis = (System.nanoTime() - acceptedNanos) / 1e6;
    }
  }
}
