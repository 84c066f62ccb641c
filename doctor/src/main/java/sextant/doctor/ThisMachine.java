package sextant.doctor;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import sextant.files.Diagnosis;
import sextant.files.Lookout;
import sextant.identity.DeviceIdentity;
import sextant.identity.StateDirectory;
import sextant.raw.CaptureRequest;
import sextant.raw.IpSocket;
import sextant.raw.IpSocketOptions;
import sextant.raw.OperatingSystem;
import sextant.raw.PacketSocket;
import sextant.words.Failure;

/** The computer this runs on: tries what can be tried, asks the system's own tools for the rest. */
final class ThisMachine implements Machine {
  private static final int FILES_PORT = 53_317;
  private static final int SECONDS = 5;
  private static final int BUFFER_BYTES = 1 << 16;

  private final StateDirectory state;

  ThisMachine(StateDirectory state) {
    this.state = state;
  }

  @Override
  public Java java() {
    return new Java(
        Runtime.version().feature(),
        Runtime.version().toString(),
        System.getProperty("java.vendor", ""),
        System.getProperty("java.home", ""));
  }

  @Override
  public boolean isLinux() {
    return OperatingSystem.current() == OperatingSystem.LINUX;
  }

  @Override
  public boolean hasWindow() {
    return !"none".equals(System.getProperty("sextant.window")); // its launcher says so
  }

  @Override
  public Map<String, String> environment() {
    return System.getenv();
  }

  @Override
  public Packages packages() {
    for (Packages each : Packages.values()) {
      String name = each.name().toLowerCase(java.util.Locale.ROOT);
      if (Files.isExecutable(Path.of("/usr/bin", name))
          || Files.isExecutable(Path.of("/sbin", name))) {
        return each;
      }
    }
    return Packages.OTHER;
  }

  @Override
  public boolean hasLibrary(String name) {
    return said("/sbin/ldconfig", "-p")
        .or(() -> said("ldconfig", "-p"))
        .filter(known -> known.contains(name))
        .isPresent();
  }

  @Override
  public OptionalInt chineseFonts() {
    return said("fc-list", ":lang=zh-cn", "family")
        .map(families -> OptionalInt.of((int) families.lines().distinct().count()))
        .orElse(OptionalInt.empty());
  }

  @Override
  public Optional<Failure> rawSocket() {
    return icmp(IpSocketOptions.Access.RAW);
  }

  @Override
  public Optional<Failure> datagramSocket() {
    return icmp(IpSocketOptions.Access.DATAGRAM);
  }

  private static Optional<Failure> icmp(IpSocketOptions.Access access) {
    try (IpSocket _ = IpSocket.openIcmp(IpSocketOptions.of(false, 1).withAccess(access))) {
      return Optional.empty();
    } catch (IOException denied) {
      return Optional.of(Failure.of(denied, "icmp"));
    }
  }

  @Override
  public Optional<Failure> capture() {
    var request =
        new CaptureRequest(CaptureRequest.ANY, List.of(), BUFFER_BYTES, BUFFER_BYTES, false);
    try (PacketSocket _ = PacketSocket.open(request)) {
      return Optional.empty();
    } catch (IOException denied) {
      return Optional.of(Failure.of(denied, CaptureRequest.ANY));
    }
  }

  @Override
  public Optional<Failure> port(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return Optional.empty();
    } catch (IOException taken) {
      return Optional.of(Failure.of(taken, "127.0.0.1:" + port));
    }
  }

  @Override
  public String listener(int port) {
    return new Listeners(Path.of("/proc")).at(port);
  }

  @Override
  public Firewall firewall() {
    Optional<String> ports = said("firewall-cmd", "--list-ports");
    if (ports.isPresent()) {
      return Firewall.ofFirewalld(ports.get(), FILES_PORT);
    }
    Firewall ufw =
        Firewall.ofUfw(
            lines(Path.of("/etc/ufw/ufw.conf")), lines(Path.of("/etc/ufw/user.rules")), FILES_PORT);
    if (!ufw.equals(Firewall.NONE)) {
      return ufw;
    }
    return said("nft", "list", "ruleset")
        .or(() -> said("/usr/sbin/nft", "list", "ruleset"))
        .map(rules -> Firewall.ofNft(rules, FILES_PORT))
        .orElse(Firewall.NONE);
  }

  @Override
  public List<Diagnosis.Finding> multicast() {
    try (Lookout lookout = Lookout.open("Sextant", DeviceIdentity.open(state), found -> {})) {
      return lookout.discovery().checkup().ofThisComputer().findings();
    } catch (IOException failed) {
      return List.of(new Diagnosis.Finding.CannotLeave("", String.valueOf(failed.getMessage())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  @Override
  public Object disk(Path folder) {
    try {
      return Files.getFileStore(existing(folder));
    } catch (IOException _) {
      return folder;
    }
  }

  private static Path existing(Path folder) {
    Path there = folder;
    while (!Files.isDirectory(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  @Override
  public long freeBytes(Path folder) {
    Path there = existing(folder);
    try {
      return Files.isWritable(there) ? Files.getFileStore(there).getUsableSpace() : -1;
    } catch (IOException _) {
      return -1;
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException _) {
      return List.of();
    }
  }

  /** What a program prints when it succeeds; empty when it is missing, fails or hangs. */
  private static Optional<String> said(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0 ? Optional.of(output) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
