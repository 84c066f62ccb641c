package sextant.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sextant.doctor.Finding.State;
import sextant.identity.StateDirectory;
import sextant.words.Language;

class DoctorTest {
  private final Patient patient = new Patient();

  private List<Finding> examine(Topic topic) {
    return new Doctor(patient, List.of(Path.of("/home/somebody")))
        .examine(EnumSet.of(topic), Language.ENGLISH);
  }

  private Finding only(Topic topic) {
    List<Finding> findings = examine(topic);
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  @Test
  void findsNothingOnAComputerThatIsWell() {
    List<Finding> findings =
        new Doctor(patient, List.of(Path.of("/")))
            .examine(EnumSet.allOf(Topic.class), Language.CHINESE);
    assertThat(findings).extracting(Finding::state).containsOnly(State.FINE);
    assertThat(findings).extracting(Finding::topic).containsExactly(Topic.values());
    assertThat(findings).allMatch(finding -> finding.words().todo().isEmpty());
  }

  @Test
  void anOldJavaIsTrouble() {
    patient.feature = 21;
    assertThat(only(Topic.JAVA).state()).isEqualTo(State.TROUBLE);
    assertThat(Doctor.isTrouble(examine(Topic.JAVA))).isTrue();
  }

  @Test
  void aMissingGtkIsTroubleOnlyWhereThereIsADisplay() {
    patient.hasGtk = false;
    assertThat(only(Topic.GTK).state()).isEqualTo(State.TROUBLE);
    assertThat(only(Topic.GTK).words().todo()).isEqualTo("sudo apt install libgtk-3-0");
    patient.environment.clear();
    assertThat(only(Topic.GTK).state()).isEqualTo(State.LIMITED);
    assertThat(only(Topic.DISPLAY).state()).isEqualTo(State.LIMITED);
  }

  @Test
  void theVariantForServersSaysOnceThatItHasNoWindow() {
    patient.hasWindow = false;
    patient.hasGtk = false;
    List<Finding> findings =
        new Doctor(patient, List.of()).examine(EnumSet.allOf(Topic.class), Language.ENGLISH);
    assertThat(findings).extracting(Finding::state).containsOnly(State.FINE);
    assertThat(findings)
        .extracting(Finding::topic)
        .containsOnlyOnce(Topic.DISPLAY)
        .doesNotContain(Topic.GTK, Topic.FONTS);
    assertThat(only(Topic.GTK).words().what()).isEqualTo("this variant has no window");
  }

  @Test
  void namesThePackageOfChineseFonts() {
    patient.fonts = 0;
    assertThat(only(Topic.FONTS).words().todo()).isEqualTo("sudo apt install fonts-noto-cjk");
  }

  @Test
  void pingWithoutAPrivilegeIsALimitAndWithoutAnyWayTrouble() {
    patient.refusesRaw = true;
    assertThat(only(Topic.RAW).state()).isEqualTo(State.LIMITED);
    assertThat(only(Topic.CAPTURE).words().todo()).contains("--ambient-caps +net_raw");
    patient.refusesDatagram = true;
    assertThat(only(Topic.RAW).state()).isEqualTo(State.TROUBLE);
    assertThat(only(Topic.RAW).words().todo()).contains("ping_group_range");
  }

  @Test
  void saysWhoListensAtATakenPort() {
    patient.listeners.put(14_153, "python3 (4711)");
    List<Finding> findings = examine(Topic.PORTS);
    assertThat(findings).extracting(Finding::state).containsExactly(State.FINE, State.LIMITED);
    assertThat(findings.getLast().words().why()).isEqualTo("python3 (4711) listens there");
    assertThat(findings.getLast().words().todo()).contains("sextant talk serve --port 0");
  }

  @Test
  void aFirewallThatKeepsOthersOutComesWithTheCommandThatLetsThemIn() {
    patient.firewall = new Firewall("ufw", Firewall.Way.CLOSED);
    assertThat(only(Topic.FIREWALL).words().todo()).isEqualTo("sudo ufw allow 53317");
    patient.firewall = new Firewall("firewalld", Firewall.Way.UNKNOWN);
    assertThat(only(Topic.FIREWALL).words().todo()).contains("--add-port=53317/tcp");
  }

  @Test
  void readsRulesOfNftablesUfwAndFirewalld() {
    String dropping = "chain input {\n type filter hook input priority 0; policy drop;\n";
    assertThat(Firewall.ofNft(dropping, 53_317).way()).isEqualTo(Firewall.Way.CLOSED);
    assertThat(Firewall.ofNft(dropping + "tcp dport 53317 accept\n", 53_317).way())
        .isEqualTo(Firewall.Way.OPEN);
    assertThat(Firewall.ofUfw(List.of("ENABLED=no"), List.of(), 53_317)).isEqualTo(Firewall.NONE);
    assertThat(Firewall.ofUfw(List.of("ENABLED=yes"), List.of(), 53_317).way())
        .isEqualTo(Firewall.Way.UNKNOWN);
    assertThat(
            Firewall.ofUfw(List.of("ENABLED=yes"), List.of("-p tcp --dport 22 -j ACCEPT"), 53_317)
                .way())
        .isEqualTo(Firewall.Way.CLOSED);
    assertThat(Firewall.ofFirewalld("22/tcp 53317/tcp", 53_317).way()).isEqualTo(Firewall.Way.OPEN);
  }

  @Test
  void aFolderThatCannotBeWrittenIsTroubleAndAFullOneALimit() {
    patient.free = 1 << 20;
    assertThat(only(Topic.DISK).state()).isEqualTo(State.LIMITED);
    patient.free = -1;
    assertThat(only(Topic.DISK).state()).isEqualTo(State.TROUBLE);
  }

  @Test
  void oneDiskIsOneFindingHoweverManyFoldersItHolds() {
    var doctor = new Doctor(patient, List.of(Path.of("/state"), Path.of("/work"), Path.of("/usb")));
    patient.disks.put(Path.of("/usb"), "stick");
    assertThat(doctor.examine(EnumSet.of(Topic.DISK), Language.ENGLISH))
        .extracting(finding -> finding.words().what())
        .satisfiesExactly(
            disk -> assertThat(disk).endsWith("below /state and /work"),
            stick -> assertThat(stick).endsWith("below /usb"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void seesThisProgramListening() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThat(new Listeners(Path.of("/proc")).at(socket.getLocalPort()))
          .endsWith("(" + ProcessHandle.current().pid() + ")");
    }
  }

  @Test
  void examinesThisComputerWithoutChangingIt(@TempDir Path folder) {
    List<Finding> findings =
        Doctor.ofThisComputer(StateDirectory.at(folder))
            .examine(EnumSet.complementOf(EnumSet.of(Topic.MULTICAST)), Language.ENGLISH);
    assertThat(findings).extracting(Finding::topic).contains(Topic.JAVA, Topic.DISK, Topic.RAW);
    assertThat(folder).isEmptyDirectory();
  }
}
