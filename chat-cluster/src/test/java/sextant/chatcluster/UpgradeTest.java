package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers that speak as the first version did, and newest ones, side by side. What a newer one
 * writes into the log and an older one does not know has its tests with the store.
 */
class UpgradeTest {
  private static final int GRACE_SECONDS = 90;
  private static final int FIRST = 1;
  private static final int NEARLY = 100;

  @TempDir Path folder;

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void serversAreMadeNewAndOldAgainOneAfterTheOtherWhilePeopleSpeak() throws Exception {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream log = new PrintStream(told, true, StandardCharsets.UTF_8);
    Children group = new Children(folder, 3, GRACE_SECONDS);
    group.speak(FIRST);
    Proof proof = new Proof(folder, 11, log);
    assertThat(
            proof.run(
                group,
                all -> {
                  exchange(proof, all, Speech.NEWEST);
                  exchange(proof, all, FIRST);
                }))
        .as(told.toString(StandardCharsets.UTF_8))
        .isEmpty();
  }

  private static void exchange(Proof proof, Children group, int version) throws Exception {
    group.speak(version);
    for (String name : group.names()) {
      group.node(name).stop();
      group.start(name);
      TestNodes.await(() -> hasCaughtUp(group, name));
      proof.awaitEchoes(1);
    }
  }

  private static boolean hasCaughtUp(Children group, String name) {
    String decider = group.decider();
    return !decider.isEmpty() && group.position(name) >= group.position(decider) - NEARLY;
  }
}
