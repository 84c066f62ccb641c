package sextant.talk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Messages to send one after the other, each after a delay. */
public record Sequence(List<Step> steps) {
  private static final Pattern DELAY = Pattern.compile("(\\d{1,9})(us|ms|s)");

  /** Copies the list. */
  public Sequence {
    steps = List.copyOf(steps);
  }

  /** Waits, counted from the message before, then sends. */
  public record Step(Duration delay, Bytes message) {}

  /** The same message again and again is a sequence of one, repeated; see {@link Player}. */
  public static Sequence of(Duration delay, Bytes message) {
    return new Sequence(List.of(new Step(delay, message)));
  }

  /**
   * Reads lines of {@code text MESSAGE} (with escapes), {@code hex DIGITS} and {@code wait 100ms}
   * ({@code us}, {@code ms}, {@code s}); empty lines and lines that begin with {@code #} are
   * skipped.
   */
  public static Sequence parse(String text) throws FailureException {
    List<Step> steps = new ArrayList<>();
    Duration delay = Duration.ZERO;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String[] words = line.split(" ", 2);
      String rest = words.length < 2 ? "" : words[1];
      switch (words[0]) {
        case "wait" -> delay = delay.plus(delay(rest.strip(), number));
        case "text" -> delay = add(steps, delay, MessageText.ofEscapes(rest));
        case "hex" -> delay = add(steps, delay, MessageText.ofHex(rest));
        default -> {
          if (!line.isBlank() && !line.startsWith("#")) {
            throw bad(number, "expected text, hex or wait");
          }
        }
      }
    }
    return new Sequence(steps);
  }

  private static Duration add(List<Step> steps, Duration delay, Bytes message) {
    steps.add(new Step(delay, message));
    return Duration.ZERO;
  }

  private static Duration delay(String text, int number) throws FailureException {
    Matcher matcher = DELAY.matcher(text);
    if (!matcher.matches()) {
      throw bad(number, "a delay is a number with us, ms or s");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "us" -> Duration.ofNanos(amount * 1_000);
      case "ms" -> Duration.ofMillis(amount);
      default -> Duration.ofSeconds(amount);
    };
  }

  private static FailureException bad(int number, String why) {
    return new FailureException(new Failure(Failure.Kind.BAD_INPUT, "line " + number, why));
  }

  /** What went this way in a recording, with its rhythm. */
  public static Sequence ofRecording(List<Recording.Entry> entries, Direction direction) {
    List<Step> steps = new ArrayList<>();
    long before = entries.isEmpty() ? 0 : entries.getFirst().offsetNanos();
    for (Recording.Entry entry : entries) {
      if (entry.direction() == direction) {
        steps.add(new Step(Duration.ofNanos(entry.offsetNanos() - before), entry.bytes()));
        before = entry.offsetNanos();
      }
    }
    return new Sequence(steps);
  }

  /** The same with all delays divided by this factor. */
  public Sequence faster(double factor) {
    return new Sequence(
        steps.stream()
            .map(step ->
                new Step(
                    Duration.ofNanos((long) (step.delay().toNanos() / factor)), step.message()))
            .toList());
  }
}
