package sextant.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Feeds damaged lines to every parser: nothing but {@link MalformedException} may come out, and
 * what parses must survive being written and parsed again. {@code -Dfuzz.runs=10000000} sets the
 * number of inputs, {@code -Dfuzz.seed} the start.
 */
class FuzzTest {
  private static final int RUNS = Integer.getInteger("fuzz.runs", 20_000);
  private static final long SEED = Long.getLong("fuzz.seed", 42);
  private static final String ALPHABET =
      "@:;=\\ \r\n\0,+-!*?~#&ab1\u0002\u0003\u0004\u000fé大\ud83d\ude00";
  private static final List<String> SEEDS =
      List.of(
          "@time=2026-01-01T00:00:00.000Z;msgid=a\\sb;+typing=active :ann!a@host PRIVMSG #lobby :hi there",
          ":irc.example 005 ann CHANMODES=beI,k,l,imnst PREFIX=(ov)@+ NETWORK=a\\x20b -A :are supported",
          "MODE #a +ovk-l ann bob key",
          "MODE #a +b ~!a:ann",
          "CAP REQ :sasl=PLAIN -batch message-tags",
          "PRIVMSG #a :\u00034,12colour\u0002bold\u000f \u0004ff00ffhex",
          "*!*@*.example.org a?c");

  private interface Target {
    void accept(String input) throws Exception;
  }

  @TestFactory
  Stream<DynamicTest> onlyTheDeclaredExceptionComesOutOf() {
    Map<String, Target> targets = new LinkedHashMap<>();
    targets.put("message", FuzzTest::message);
    targets.put("line buffer", FuzzTest::lines);
    targets.put("isupport", FuzzTest::isupport);
    targets.put("modes", FuzzTest::modes);
    targets.put("masks", FuzzTest::masks);
    targets.put("formatting", FuzzTest::formatting);
    targets.put("names", FuzzTest::names);
    return targets.entrySet().stream()
        .map(target -> DynamicTest.dynamicTest(target.getKey(), () -> run(target.getValue())));
  }

  private static void run(Target target) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < RUNS; i++) {
      String input = mutate(random);
      try {
        target.accept(input);
      } catch (MalformedException expected) {
        assertThat(expected.getMessage()).isNotNull();
      } catch (Exception | AssertionError e) {
        throw new AssertionError("run " + i + " of seed " + SEED + ", input " + input, e);
      }
    }
  }

  private static String mutate(SplittableRandom random) {
    StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
    for (int count = random.nextInt(8); count > 0 && !text.isEmpty(); count--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        case 1 -> text.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
        default -> text.insert(at, (char) random.nextInt(0x10000));
      }
    }
    return text.toString();
  }

  private static void message(String input) throws MalformedException {
    Message message = Message.parse(input);
    assertThat(Message.parse(message.format())).isEqualTo(message);
  }

  private static void lines(String input) {
    byte[] bytes = input.getBytes(StandardCharsets.ISO_8859_1);
    List<String> whole = new ArrayList<>();
    LineBuffer buffer = new LineBuffer(40, 60);
    buffer.feed(ByteBuffer.wrap(bytes), LineBufferTest.listener(whole));
    List<String> pieces = new ArrayList<>();
    LineBuffer slow = new LineBuffer(40, 60);
    for (byte b : bytes) {
      slow.feed(ByteBuffer.wrap(new byte[] {b}), LineBufferTest.listener(pieces));
    }
    assertThat(pieces).isEqualTo(whole);
    assertThat(buffer.pendingBytes()).isBetween(0, 100);
  }

  private static void isupport(String input) {
    Map<String, String> known = Isupport.parse(List.of(input.split(" ")));
    known.forEach((name, value) -> {
      if (!name.startsWith("-")) {
        assertThat(Isupport.parse(List.of(Isupport.format(name, value))))
            .containsEntry(name, value);
      }
    });
    ModeSyntax.ofIsupport(
        known.getOrDefault("CHANMODES", input), known.getOrDefault("PREFIX", input));
  }

  private static void modes(String input) {
    ModeSyntax syntax = new ModeSyntax("beI", "k", "l", "imnst", "qaohv", "~&@%+");
    List<ModeChange> changes = syntax.parse(List.of(input.split(" ")));
    ModeSyntax.format(changes);
    Extban.parse(input).ifPresent(ban -> assertThat(Extban.parse(ban.toString())).contains(ban));
    Capability.parse(input).forEach(c -> assertThat(c.name()).isNotEmpty());
  }

  private static void masks(String input) {
    Mask mask = Mask.complete(input);
    assertThat(Mask.complete(mask.text())).isEqualTo(mask);
    for (CaseMapping mapping : CaseMapping.values()) {
      mask.matches("ann!a@irc.example.org", mapping);
      String folded = mapping.fold(input);
      assertThat(mapping.fold(folded)).isEqualTo(folded);
    }
  }

  private static void formatting(String input) {
    String plain = Formatting.strip(input);
    assertThat(Formatting.strip(plain)).isEqualTo(plain);
    assertThat(Formatting.spans(input)).noneMatch(span -> span.text().isEmpty());
  }

  private static void names(String input) {
    Names.isNick(input, 32, true);
    Names.isRoom(input, 64);
    ServerTime.parse(input);
    String cut = Names.truncate(input, 10);
    assertThat(input).startsWith(cut);
    assertThat(Names.utf8Length(cut)).isLessThanOrEqualTo(10);
    Source.parse(input);
  }
}
