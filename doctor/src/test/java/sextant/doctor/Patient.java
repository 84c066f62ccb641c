package sextant.doctor;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import sextant.files.Diagnosis;
import sextant.words.Failure;

/** A computer that is well until a test says otherwise. */
final class Patient implements Machine {
  final Map<String, String> environment = new HashMap<>(Map.of("DISPLAY", ":0"));
  final Map<Path, String> disks = new HashMap<>();
  final Map<Integer, String> listeners = new HashMap<>();
  int feature = 25;
  boolean hasGtk = true;
  boolean hasWindow = true;
  boolean refusesRaw;
  boolean refusesDatagram;
  int fonts = 3;
  long free = 1L << 40;
  Firewall firewall = Firewall.NONE;

  @Override
  public Java java() {
    return new Java(feature, feature + ".0.1", "Acme", "/opt/java");
  }

  @Override
  public boolean isLinux() {
    return true;
  }

  @Override
  public boolean hasWindow() {
    return hasWindow;
  }

  @Override
  public Map<String, String> environment() {
    return environment;
  }

  @Override
  public Packages packages() {
    return Packages.APT;
  }

  @Override
  public boolean hasLibrary(String name) {
    return hasGtk;
  }

  @Override
  public OptionalInt chineseFonts() {
    return OptionalInt.of(fonts);
  }

  @Override
  public Optional<Failure> rawSocket() {
    return denied(refusesRaw, Failure.Kind.RAW_SOCKET_DENIED);
  }

  @Override
  public Optional<Failure> datagramSocket() {
    return denied(refusesDatagram, Failure.Kind.RAW_SOCKET_DENIED);
  }

  @Override
  public Optional<Failure> capture() {
    return denied(refusesRaw, Failure.Kind.CAPTURE_DENIED);
  }

  private static Optional<Failure> denied(boolean is, Failure.Kind kind) {
    return is ? Optional.of(new Failure(kind, "any", "not permitted")) : Optional.empty();
  }

  @Override
  public Optional<Failure> port(int port) {
    return denied(listeners.containsKey(port), Failure.Kind.ADDRESS_IN_USE);
  }

  @Override
  public String listener(int port) {
    return listeners.getOrDefault(port, "");
  }

  @Override
  public Firewall firewall() {
    return firewall;
  }

  @Override
  public List<Diagnosis.Finding> multicast() {
    return List.of(new Diagnosis.Finding.Works("eth0", List.of("192.168.1.0/24")));
  }

  @Override
  public Object disk(Path folder) {
    return disks.getOrDefault(folder, "/");
  }

  @Override
  public long freeBytes(Path folder) {
    return free;
  }
}
