package sextant.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeHeapTest {
  private static final int BLOCK_BYTES = 100_000; // below what the library maps by itself
  private static final int BLOCKS = 2_000;

  @Test
  void whatWasFreedGoesBackToTheSystem() throws Exception {
    assumeThat(LibC.find("malloc_trim")).as("this C library cannot trim").isPresent();
    List<Arena> arenas = new ArrayList<>();
    for (int i = 0; i < BLOCKS; i++) {
      Arena arena = Arena.ofConfined();
      arena.allocate(BLOCK_BYTES).fill((byte) 1);
      arenas.add(arena);
    }
    // The last one stays, so that the heap's end cannot simply move down.
    arenas.subList(0, BLOCKS - 1).forEach(Arena::close);
    long before = residentKib();
    assertThat(NativeHeap.trim()).isTrue();
    assertThat(residentKib()).isLessThan(before - BLOCKS * BLOCK_BYTES / 2048);
    arenas.getLast().close();
  }

  private static long residentKib() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
