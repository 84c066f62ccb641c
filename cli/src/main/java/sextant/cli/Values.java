package sextant.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import sextant.irc.Names;
import sextant.words.Explanation;
import sextant.words.FailureException;

/**
 * What an option takes: its placeholder in help, how a word is read, and what to say if it cannot.
 */
public final class Values<T> {
  private static final long MILLIS_NANOS = 1_000_000;
  private static final long SECOND_NANOS = 1_000 * MILLIS_NANOS;

  private final String label;
  private final List<String> candidates;
  private final Reader<T> reader;
  private final Function<CliText, String> expectation;
  private final Function<T, String> shown;

  /** Reads one word; an {@link IllegalArgumentException} means that it is not understood. */
  @FunctionalInterface
  public interface Reader<T> {
    /** The value of the word; the detail of a failure tells what is wrong with it. */
    T read(String word) throws FailureException;
  }

  private Values(
      String label,
      List<String> candidates,
      Reader<T> reader,
      Function<CliText, String> expectation,
      Function<T, String> shown) {
    this.label = label;
    this.candidates = candidates;
    this.reader = reader;
    this.expectation = expectation;
    this.shown = shown;
  }

  static Values<Boolean> flag() {
    return new Values<>("", List.of(), word -> true, text -> "", String::valueOf);
  }

  /** Any text. */
  public static Values<String> text(String label) {
    return new Values<>(label, List.of(), word -> word, text -> label, word -> word);
  }

  /** A whole number between two bounds, both allowed. */
  public static Values<Integer> integer(String label, int least, int most) {
    Reader<Integer> reader =
        word -> {
          int number = Integer.parseInt(word);
          check(number >= least && number <= most);
          return number;
        };
    return new Values<>(
        label,
        List.of(),
        reader,
        text ->
            most == Integer.MAX_VALUE
                ? text.expectedAtLeast(least)
                : text.expectedInteger(least, most),
        String::valueOf);
  }

  /** A byte of a header, 0 to 255: decimal, or hexadecimal after {@code 0x}. */
  public static Values<Integer> octet() {
    Reader<Integer> reader =
        word -> {
          int value = Integer.decode(word);
          check(value >= 0 && value <= 255);
          return value;
        };
    return of("BYTE", reader, text -> text.expectedInteger(0, 255));
  }

  /** A port number, 0 for one that is free. */
  public static Values<Integer> port() {
    return integer("PORT", 0, 65_535);
  }

  /** A room or a nick, which no chat server would take for something else. */
  public static Values<String> place(String label) {
    Reader<String> reader =
        word -> {
          check(Names.isPlace(word));
          return word;
        };
    return of(label, reader, CliText::expectedPlace);
  }

  /** A number between two bounds, both allowed; decimals are welcome. */
  public static Values<Double> number(String label, double least, double most) {
    Reader<Double> reader =
        word -> {
          double number = Double.parseDouble(word);
          check(number >= least && number <= most);
          return number;
        };
    return new Values<>(
        label,
        List.of(),
        reader,
        text -> text.expectedNumber(plain(least), plain(most)),
        Values::plain);
  }

  /** A number of bytes: {@code 64}, {@code 4k}, {@code 1.5M}, {@code 2G} (powers of 1024). */
  public static Values<Long> size(String label) {
    return new Values<>(
        label, List.of(), Values::readSize, CliText::expectedSize, Values::showSize);
  }

  /**
   * A span of time: {@code 250us}, {@code 500ms}, {@code 2s}, {@code 1m}; a bare number is seconds.
   */
  public static Values<Duration> duration(String label) {
    return new Values<>(
        label, List.of(), Values::readDuration, CliText::expectedDuration, Values::showDuration);
  }

  /** A path. */
  public static Values<Path> file(String label) {
    return new Values<>(label, List.of(), Path::of, CliText::expectedPath, Path::toString);
  }

  /** One of an enum's names, written in lower case with hyphens. */
  public static <E extends Enum<E>> Values<E> oneOf(String label, Class<E> type) {
    List<E> all = List.of(type.getEnumConstants());
    List<String> names = all.stream().map(Values::nameOf).toList();
    Reader<E> reader =
        word -> {
          int at = names.indexOf(word.toLowerCase(Locale.ROOT));
          check(at >= 0);
          return all.get(at);
        };
    return new Values<>(
        label, names, reader, text -> text.expectedOneOf(String.join(", ", names)), Values::nameOf);
  }

  /** What another class reads, such as an address or a rule. */
  public static <T> Values<T> of(
      String label, Reader<T> reader, Function<CliText, String> expectation) {
    return new Values<>(label, List.of(), reader, expectation, String::valueOf);
  }

  String label() {
    return label;
  }

  List<String> candidates() {
    return candidates;
  }

  String show(T value) {
    return shown.apply(value);
  }

  T read(String word, String argument, CliText text) throws UsageException {
    try {
      return reader.read(word);
    } catch (FailureException explained) {
      throw new UsageException(
          new Explanation(
              text.badValueWhat(argument, word),
              explained.failure().detail(),
              text.badValueTodo(argument)));
    } catch (IllegalArgumentException notUnderstood) {
      throw new UsageException(
          new Explanation(
              text.badValueWhat(argument, word),
              text.badValueWhy(expectation.apply(text)),
              Nearest.to(word, candidates)
                  .map(text::didYouMean)
                  .orElse(text.badValueTodo(argument))));
    }
  }

  private static String nameOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static long readSize(String word) {
    int end = word.length();
    while (end > 0 && Character.isLetter(word.charAt(end - 1))) {
      end--;
    }
    double number = Double.parseDouble(word.substring(0, end));
    double bytes =
        switch (word.substring(end).toLowerCase(Locale.ROOT)) {
          case "", "b" -> number;
          case "k", "kb", "kib" -> number * (1 << 10);
          case "m", "mb", "mib" -> number * (1 << 20);
          case "g", "gb", "gib" -> number * (1 << 30);
          default -> throw new IllegalArgumentException(word);
        };
    check(bytes >= 0 && bytes < Long.MAX_VALUE);
    return (long) bytes;
  }

  private static String showSize(long size) {
    String[] units = {"", "k", "M", "G"};
    long rest = size;
    int unit = 0;
    while (rest >= 1024 && rest % 1024 == 0 && unit < units.length - 1) {
      rest /= 1024;
      unit++;
    }
    return rest + units[unit];
  }

  private static Duration readDuration(String word) {
    int end = word.length();
    while (end > 0 && Character.isLetter(word.charAt(end - 1))) {
      end--;
    }
    double number = Double.parseDouble(word.substring(0, end));
    double nanos =
        switch (word.substring(end).toLowerCase(Locale.ROOT)) {
          case "us" -> number * 1_000;
          case "ms" -> number * MILLIS_NANOS;
          case "", "s" -> number * SECOND_NANOS;
          case "m", "min" -> number * 60 * SECOND_NANOS;
          case "h" -> number * 3_600 * SECOND_NANOS;
          default -> throw new IllegalArgumentException(word);
        };
    check(nanos >= 0 && nanos < Long.MAX_VALUE);
    return Duration.ofNanos((long) nanos);
  }

  private static String showDuration(Duration duration) {
    List<String> parts = new ArrayList<>();
    addPart(parts, duration.toHours(), "h");
    addPart(parts, duration.toMinutesPart(), "m");
    addPart(parts, duration.toSecondsPart(), "s");
    addPart(parts, duration.toMillisPart(), "ms");
    return parts.isEmpty() ? "0" : String.join(" ", parts);
  }

  private static void addPart(List<String> parts, long number, String unit) {
    if (number > 0) {
      parts.add(number + unit);
    }
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private static void check(boolean fine) {
    if (!fine) {
      throw new IllegalArgumentException("out of range");
    }
  }
}
