package sextant.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import sextant.doctor.Finding.State;
import sextant.files.Diagnosis;
import sextant.files.DiagnosisLines;
import sextant.identity.StateDirectory;
import sextant.words.Explanation;
import sextant.words.Failure;
import sextant.words.Language;
import sextant.words.Quantity;

/** Examines a computer and says what is wrong with the fix for each. Blocks for about a second. */
public final class Doctor {
  private static final int LEAST_JAVA = 25;
  private static final int FILES_PORT = 53_317;
  private static final long ENOUGH_BYTES = 500L << 20;

  /** What only the window needs. */
  private static final Set<Topic> WINDOW = EnumSet.of(Topic.DISPLAY, Topic.GTK, Topic.FONTS);

  private final Machine machine;
  private final List<Path> folders;

  Doctor(Machine machine, List<Path> folders) {
    this.machine = machine;
    this.folders = List.copyOf(folders);
  }

  /** The doctor of the computer this runs on; the state folder is where the instruments write. */
  public static Doctor ofThisComputer(StateDirectory state) {
    return new Doctor(new ThisMachine(state), List.of(state.path(), Path.of("").toAbsolutePath()));
  }

  /** Whether something does not work at all. */
  public static boolean isTrouble(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.state() == State.TROUBLE);
  }

  /** Examines these, in their order, one finding or more for each. */
  public List<Finding> examine(Set<Topic> topics, Language language) {
    DoctorText text = new DoctorText(language);
    List<Finding> findings = new ArrayList<>();
    for (Topic topic : asked(topics)) {
      findings.addAll(examine(topic, text, language));
    }
    return findings;
  }

  /** Without a window, one finding stands for all that only a window needs. */
  private Set<Topic> asked(Set<Topic> topics) {
    Set<Topic> asked = EnumSet.copyOf(topics);
    if (!machine.hasWindow() && asked.removeAll(WINDOW)) {
      asked.add(Topic.DISPLAY);
    }
    return asked;
  }

  private List<Finding> examine(Topic topic, DoctorText text, Language language) {
    return switch (topic) {
      case JAVA -> List.of(java(text));
      case DISPLAY -> List.of(machine.hasWindow() ? display(text) : noWindow(text));
      case GTK -> List.of(gtk(text));
      case FONTS -> List.of(fonts(text));
      case RAW -> List.of(raw(text, language));
      case CAPTURE -> List.of(capture(text, language));
      case PORTS -> new PortsCheck(machine, text).findings();
      case FIREWALL -> List.of(firewall(text));
      case MULTICAST -> multicast(language);
      case DISK -> disks(text);
    };
  }

  private Finding java(DoctorText text) {
    Machine.Java java = machine.java();
    String what = text.java(java.version(), java.vendor());
    return java.feature() >= LEAST_JAVA
        ? fine(Topic.JAVA, what, java.home())
        : new Finding(
            Topic.JAVA,
            State.TROUBLE,
            new Explanation(what, text.javaOld(LEAST_JAVA), text.javaTodo(LEAST_JAVA)));
  }

  private static Finding noWindow(DoctorText text) {
    return new Finding(
        Topic.DISPLAY,
        State.FINE,
        new Explanation(text.noWindow(), text.noWindowWhy(), text.noWindowTodo()));
  }

  private boolean hasDisplay() {
    return !machine.isLinux() || set("DISPLAY") || set("WAYLAND_DISPLAY");
  }

  private boolean set(String name) {
    return !machine.environment().getOrDefault(name, "").isEmpty();
  }

  private Finding display(DoctorText text) {
    if (!hasDisplay()) {
      return limited(
          Topic.DISPLAY,
          new Explanation(text.noDisplay(), text.noDisplayWhy(), text.noDisplayTodo()));
    }
    String name = set("WAYLAND_DISPLAY") ? "WAYLAND_DISPLAY" : "DISPLAY";
    String value = machine.environment().getOrDefault(name, "");
    return fine(
        Topic.DISPLAY, text.display(), value.isEmpty() ? text.displaySystem() : name + "=" + value);
  }

  private Finding gtk(DoctorText text) {
    if (!machine.isLinux() || machine.hasLibrary("libgtk-3.so.0")) {
      return fine(Topic.GTK, text.gtk(), text.gtkWhy());
    }
    Explanation words =
        new Explanation(text.noGtk(), text.noGtkWhy(), Installing.gtk(machine.packages(), text));
    return hasDisplay() ? new Finding(Topic.GTK, State.TROUBLE, words) : limited(Topic.GTK, words);
  }

  private Finding fonts(DoctorText text) {
    OptionalInt count = machine.chineseFonts();
    if (count.isEmpty() || count.getAsInt() > 0) {
      return fine(
          Topic.FONTS,
          text.fonts(),
          count.isEmpty() ? text.fontsSystem() : text.fontsCount(count.getAsInt()));
    }
    return limited(
        Topic.FONTS,
        new Explanation(
            text.noFonts(), text.noFontsWhy(), Installing.fonts(machine.packages(), text)));
  }

  private Finding raw(DoctorText text, Language language) {
    if (machine.rawSocket().isEmpty()) {
      return fine(Topic.RAW, text.raw(), text.rawWhy());
    }
    Optional<Failure> failure = machine.datagramSocket();
    return failure.isEmpty()
        ? limited(
            Topic.RAW, new Explanation(text.datagram(), text.datagramWhy(), text.datagramTodo()))
        : new Finding(Topic.RAW, State.TROUBLE, failure.get().explain(language));
  }

  private Finding capture(DoctorText text, Language language) {
    return machine
        .capture()
        .map(failure -> limited(Topic.CAPTURE, failure.explain(language)))
        .orElseGet(() -> fine(Topic.CAPTURE, text.capture(), text.captureWhy()));
  }

  private Finding firewall(DoctorText text) {
    Firewall firewall = machine.firewall();
    String name = firewall.name();
    String port = Integer.toString(FILES_PORT);
    return switch (firewall.way()) {
      case OPEN ->
          fine(
              Topic.FIREWALL,
              name.isEmpty() ? text.noFirewall() : text.firewallOpen(name),
              text.firewallOpenWhy(port));
      case CLOSED ->
          limited(
              Topic.FIREWALL,
              new Explanation(
                  text.firewallClosed(name),
                  text.firewallClosedWhy(port),
                  firewall.opening(FILES_PORT)));
      case UNKNOWN ->
          limited(
              Topic.FIREWALL,
              new Explanation(
                  text.firewallUnknown(name),
                  text.firewallUnknownWhy(),
                  text.firewallUnknownTodo(firewall.opening(FILES_PORT))));
    };
  }

  private List<Finding> multicast(Language language) {
    return machine.multicast().stream()
        .map(each -> multicast(each, DiagnosisLines.of(each, language)))
        .toList();
  }

  private static Finding multicast(Diagnosis.Finding each, Explanation words) {
    return DiagnosisLines.isTrouble(each)
        ? limited(Topic.MULTICAST, words)
        : fine(Topic.MULTICAST, words.what(), words.why());
  }

  /** A finding for each disk, however many of the folders it holds. */
  private List<Finding> disks(DoctorText text) {
    List<Finding> findings = new ArrayList<>();
    Map<Object, List<Path>> disks = new LinkedHashMap<>();
    for (Path folder : folders) {
      if (machine.freeBytes(folder) < 0) {
        findings.add(closed(folder, text));
      } else {
        disks.computeIfAbsent(machine.disk(folder), disk -> new ArrayList<>()).add(folder);
      }
    }
    disks.values().forEach(held -> findings.add(disk(held, text)));
    return findings;
  }

  private static Finding closed(Path folder, DoctorText text) {
    return new Finding(
        Topic.DISK,
        State.TROUBLE,
        new Explanation(text.diskClosed(folder), text.diskClosedWhy(), text.diskClosedTodo()));
  }

  private Finding disk(List<Path> held, DoctorText text) {
    long free = machine.freeBytes(held.getFirst());
    String names = held.stream().map(Path::toString).reduce(text::both).orElseThrow();
    String what = text.disk(Quantity.bytes(free), names);
    return free >= ENOUGH_BYTES
        ? fine(Topic.DISK, what, text.diskWhy())
        : limited(Topic.DISK, new Explanation(what, text.diskLittle(), text.diskTodo()));
  }

  static Finding fine(Topic topic, String what, String why) {
    return new Finding(topic, State.FINE, new Explanation(what, why, ""));
  }

  static Finding limited(Topic topic, Explanation words) {
    return new Finding(topic, State.LIMITED, words);
  }
}
