package sextant.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import sextant.files.Diagnosis;
import sextant.words.Failure;

/** What the doctor asks of a computer. Tests answer in its place. */
interface Machine {
  /** The version of Java, who made it and where it is. */
  record Java(int feature, String version, String vendor, String home) {}

  /** The way this system installs packages; {@code OTHER} when it is none of the known. */
  enum Packages {
    APT,
    DNF,
    PACMAN,
    ZYPPER,
    APK,
    OTHER
  }

  Java java();

  boolean isLinux();

  /** Whether this variant of Sextant has a window at all. */
  boolean hasWindow();

  Map<String, String> environment();

  Packages packages();

  /** Whether the dynamic linker knows a library of that name. */
  boolean hasLibrary(String name);

  /** How many families of fonts have Chinese characters; empty when that cannot be asked. */
  OptionalInt chineseFonts();

  /** Why ICMP cannot be sent on a raw socket; empty when it can. */
  Optional<Failure> rawSocket();

  /** Why ICMP cannot be sent on a datagram socket; empty when it can. */
  Optional<Failure> datagramSocket();

  /** Why packets cannot be captured; empty when they can. */
  Optional<Failure> capture();

  /** Why nothing can listen at that TCP port; empty when something can. */
  Optional<Failure> port(int port);

  /** The program that listens at that port, empty when it cannot be seen. */
  String listener(int port);

  Firewall firewall();

  /** What became of an announcement of this device. */
  List<Diagnosis.Finding> multicast();

  /** What folders of one file system have in common; asked of folders that can be written. */
  Object disk(Path folder);

  /** Bytes that can still be written below a folder, -1 when it cannot be written at all. */
  long freeBytes(Path folder);
}
