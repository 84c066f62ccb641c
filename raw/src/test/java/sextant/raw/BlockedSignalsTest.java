package sextant.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BlockedSignalsTest {
  @Test
  void closingMakesTheReadingThreadReturnWithNothing() throws Exception {
    assumeTrue(OperatingSystem.current() == OperatingSystem.LINUX, "signalfd is Linux");
    BlockedSignals signals = BlockedSignals.open();
    var next = CompletableFuture.supplyAsync(signals::next);
    signals.close();
    assertThat(next.get()).isEmpty();
    assertThat(signals.next()).as("once closed, it stays closed").isEmpty();
  }
}
