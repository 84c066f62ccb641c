package sextant.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import sextant.files.store.Batch;
import sextant.files.store.ReceiveFolder;
import sextant.http.Inputs;

/**
 * Feeds damaged bytes to everything that reads what a stranger or a crash left: JSON, UDP, frames,
 * offers, plans and journals. Nothing but an {@link IOException} may come out. {@code
 * -Dfuzz.runs=10000000} sets the number of inputs, {@code -Dfuzz.seed} the start.
 */
class FuzzTest {
  private static final int RUNS = Integer.getInteger("fuzz.runs", 5_000);
  private static final long SEED = Long.getLong("fuzz.seed", 42);

  @TempDir private Path temp;

  private interface Reader {
    void read(byte[] input) throws IOException;
  }

  private record Target(Reader reader, Supplier<byte[]> sound, int runs) {}

  @TestFactory
  Stream<DynamicTest> onlyAnInputErrorComesOutOf() throws IOException {
    byte[] offered = sextantOffer();
    byte[] journaled = soundJournal();
    Map<String, Target> targets = new LinkedHashMap<>();
    targets.put("the JSON of an offer", new Target(Offer::read, FuzzTest::offer, RUNS));
    targets.put(
        "an announcement", new Target(bytes -> Device.read(bytes, true), FuzzTest::device, RUNS));
    targets.put("a Sextant's offer", new Target(SextantOffer::decode, () -> offered, RUNS));
    targets.put("a plan", new Target(bytes -> Plan.decode(bytes, 3), FuzzTest::plan, RUNS));
    targets.put("a frame", new Target(FuzzTest::frame, FuzzTest::soundFrame, RUNS));
    targets.put("a journal", new Target(this::journal, () -> journaled, RUNS / 25));
    return targets.entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> run(each.getValue())));
  }

  private static void run(Target target) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < target.runs(); i++) {
      byte[] input = damaged(target.sound().get(), random);
      try {
        target.reader().read(input);
      } catch (IOException _) { // as declared
      } catch (RuntimeException | Error e) {
        throw new AssertionError("run " + i + " of seed " + SEED + ": " + List.of(input), e);
      }
    }
  }

  private static byte[] damaged(byte[] sound, SplittableRandom random) {
    int length = random.nextInt(4) == 0 ? random.nextInt(sound.length + 1) : sound.length;
    byte[] bytes = java.util.Arrays.copyOf(sound, length);
    for (int count = random.nextInt(6); count > 0 && length > 0; count--) {
      int at = random.nextInt(length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes[at] = (byte) "\"{}[]:,0-9\r\n ;%".charAt(random.nextInt(16) % 15);
        default -> bytes[at] = (byte) (random.nextBoolean() ? 0xff : 0x7f);
      }
    }
    return bytes;
  }

  private static byte[] offer() {
    return utf8(
        "{\"info\":{\"alias\":\"小明\",\"version\":\"2.2\",\"fingerprint\":\"AB\",\"port\":1,"
            + "\"protocol\":\"https\",\"ext\":{\"sextant\":1}},\"files\":{\"0\":{\"id\":\"0\","
            + "\"fileName\":\"a/b.txt\",\"size\":12,\"fileType\":\"text/plain\",\"sha256\":null,"
            + "\"metadata\":{\"modified\":\"2026-01-01T00:00:00.5Z\"}}}}");
  }

  private static byte[] device() {
    return utf8(
        "{\"alias\":\"x\",\"version\":\"2.2\",\"deviceType\":\"mobile\",\"fingerprint\":\"AB\","
            + "\"port\":53317,\"protocol\":\"http\",\"download\":false,\"announce\":true}");
  }

  private static byte[] sextantOffer() throws IOException {
    FileTime time = FileTime.fromMillis(1_700_000_000_123L);
    Path none = Path.of("");
    List<SourceEntry> entries =
        List.of(
            new SourceEntry(SourceEntry.Kind.FOLDER, none, "d", 0, time, 0755, ""),
            new SourceEntry(SourceEntry.Kind.FILE, none, "d/文件", 7, time, 0644, ""),
            new SourceEntry(SourceEntry.Kind.LINK, none, "d/l", 0, time, -1, "文件"));
    Device self = Device.self("x", "AB", 53_317, true);
    return SextantOffer.encode(self, SextantOffer.entryBytes(entries));
  }

  private static byte[] plan() {
    BitSet present = new BitSet();
    present.set(3, 9);
    return new Plan(
            "token",
            List.of(
                new Plan.Wish.Whole(),
                new Plan.Wish.Rest(present),
                new Plan.Wish.Changes(new Plan.Hashes(new byte[64]))))
        .encode();
  }

  private static byte[] soundFrame() {
    return Frame.of(Frame.DATA, 7, 1 << 20, utf8("content of a small file"));
  }

  private static void frame(byte[] bytes) throws IOException {
    Frame frame = Frame.ofAnswers();
    frame.read(Inputs.of(bytes));
    boolean isIntact = frame.isIntact();
    if (isIntact && frame.payload().remaining() != frame.length()) {
      throw new AssertionError("a frame of two lengths");
    }
  }

  private Path journalFile() {
    return temp.resolve(".sextant-receiving/t/journal");
  }

  private byte[] soundJournal() throws IOException {
    try (ReceiveFolder folder = ReceiveFolder.open(temp, false);
        Batch batch = folder.begin("t", new byte[] {1, 2, 3})) {
      batch.blockStored(0, 1, 42);
      batch.blockStored(0, 2, 43);
      batch.part(0).close();
    }
    return Files.readAllBytes(journalFile());
  }

  private void journal(byte[] bytes) throws IOException {
    Files.createDirectories(journalFile().getParent());
    Files.write(journalFile(), bytes);
    try (ReceiveFolder folder = ReceiveFolder.open(temp, false)) {
      Optional<Batch> batch = folder.resume("t");
      if (batch.isPresent()) {
        batch.get().close();
      }
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
