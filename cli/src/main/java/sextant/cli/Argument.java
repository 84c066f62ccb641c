package sextant.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An option or parameter of a command: declared through {@link Shape}, read in the run. */
public final class Argument<T> {
  private final Facts facts;
  private final Values<T> values;
  private final List<T> given = new ArrayList<>();
  private @Nullable T otherwise;
  private boolean isRequired;

  /** What help and the parser need to know of it. Names are empty for a parameter. */
  record Facts(List<String> names, String label, String description, Arity arity) {
    boolean isOption() {
      return !names.isEmpty();
    }

    String longestName() {
      return isOption() ? names.getLast() : label;
    }
  }

  /** How many words it takes. */
  enum Arity {
    NONE,
    /** One, or none when an option or nothing follows. */
    MAYBE,
    ONE,
    MANY
  }

  Argument(Facts facts, Values<T> values) {
    this.facts = facts;
    this.values = values;
  }

  /** Takes this value when none is given; help shows it. */
  public Argument<T> orElse(T value) {
    otherwise = value;
    return this;
  }

  /** Makes leaving it out wrong usage. */
  public Argument<T> required() {
    isRequired = true;
    return this;
  }

  /** Whether the command line has it. */
  public boolean isGiven() {
    return !given.isEmpty();
  }

  /** The value, the last one when given more than once, else the default. */
  public T value() {
    return optional()
        .orElseThrow(() -> new IllegalStateException("bug: no value: " + facts.longestName()));
  }

  /** The value or the default, when there is one. */
  public Optional<T> optional() {
    return given.isEmpty() ? Optional.ofNullable(otherwise) : Optional.of(given.getLast());
  }

  /** Every value in the order given; empty when none is. */
  public List<T> all() {
    return List.copyOf(given);
  }

  Facts facts() {
    return facts;
  }

  Values<T> values() {
    return values;
  }

  boolean isRequired() {
    return isRequired;
  }

  /** The default as help shows it, empty when there is none worth showing. */
  String shownDefault() {
    return otherwise == null || facts.arity == Arity.NONE ? "" : values.show(otherwise);
  }

  /** Reads what the parser found. */
  void take(List<String> words, CliText text) throws UsageException {
    for (String word : words) {
      given.add(values.read(word, facts.longestName(), text));
    }
  }
}
