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

/** A short run; {@code bench/cluster} does long ones. */
class ProofTest {
  @TempDir Path folder;

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void nothingIsLostTwiceOrOutOfOrderWhateverHappensToTheServers() throws Exception {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream log = new PrintStream(told, true, StandardCharsets.UTF_8);
    assertThat(new Proof(folder, 7, log).run(3, 4, 20))
        .as(told.toString(StandardCharsets.UTF_8))
        .isEmpty();
  }
}
