package sextant.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.words.Failure;
import sextant.words.FailureException;

class KnownPeersTest {
  private static final Instant NOW = Instant.parse("2026-11-24T01:02:03.456Z");
  private static final Fingerprint OLD = new Fingerprint("0A".repeat(32));
  private static final Fingerprint NEW = new Fingerprint("0B".repeat(32));

  @TempDir Path folder;
  private KnownPeers peers;

  @BeforeEach
  void open() {
    peers = another();
  }

  private KnownPeers another() {
    return new KnownPeers(StateDirectory.at(folder), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void meetsForTheFirstTimeThenKnowsThenAlarms() throws IOException {
    assertThat(peers.meet("host:1", OLD)).isEqualTo(KnownPeers.Meeting.FIRST);
    assertThat(peers.remember("host:1", OLD)).isTrue();
    assertThat(another().meet("host:1", OLD)).isEqualTo(KnownPeers.Meeting.KNOWN);
    assertThat(another().meet("host:1", NEW)).isEqualTo(KnownPeers.Meeting.CHANGED);
    assertThat(another().meet("host:2", NEW)).isEqualTo(KnownPeers.Meeting.FIRST);
    assertThat(another().find("host:1"))
        .contains(new KnownPeer("host:1", OLD, Instant.parse("2026-11-24T01:02:03Z")));
  }

  @Test
  void doesNotForgetTheOldCertificateByMeetingANewOne() throws IOException {
    peers.remember("host:1", OLD);
    assertThat(peers.remember("host:1", NEW)).isFalse();
    assertThat(peers.meet("host:1", OLD)).isEqualTo(KnownPeers.Meeting.KNOWN);
  }

  @Test
  void believesANewCertificateOnlyWhenTold() throws IOException {
    peers.remember("host:1", OLD);
    peers.replace("host:1", NEW);
    assertThat(peers.meet("host:1", NEW)).isEqualTo(KnownPeers.Meeting.KNOWN);
    assertThat(peers.forget("host:1")).isTrue();
    assertThat(peers.forget("host:1")).isFalse();
    assertThat(peers.all()).isEmpty();
  }

  @Test
  void losesNobodyWhenManyRememberAtOnce() throws Exception {
    StateDirectoryTest.inParallel(
        20,
        number -> {
          another().remember("peer " + number, OLD);
          return 0;
        });
    assertThat(peers.all()).hasSize(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no header\n",
        "# sextant known peers, version 2\n",
        "# sextant known peers, version 1\nhost:1\t0A0A\t2026-01-01T00:00:00Z\n",
        "# sextant known peers, version 1\nhost:1\n"
      })
  void refusesADamagedFileInsteadOfTrustingAnew(String content) throws IOException {
    Path file = folder.resolve(KnownPeers.FILE);
    Files.writeString(file, content);
    var failure = catchThrowableOfType(FailureException.class, () -> peers.remember("host:1", NEW));
    assertThat(failure.failure().kind()).isEqualTo(Failure.Kind.STATE_DAMAGED);
    assertThat(file).hasContent(content);
  }
}
