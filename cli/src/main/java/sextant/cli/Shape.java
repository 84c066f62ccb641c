package sextant.cli;

import java.util.ArrayList;
import java.util.List;
import sextant.words.Language;

/**
 * The shape of a command: what may be said to it, in the person's language. Commands fill it; the
 * parser, help, completion and the tests read it. Options belong to the last {@link #group} begun.
 */
public final class Shape {
  private final Language language;
  private final List<Group> groups = new ArrayList<>();
  private final List<Argument<?>> parameters = new ArrayList<>();
  private final List<Example> examples = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** Options that belong together, under a heading. */
  record Group(String title, List<Argument<?>> options) {}

  /** A command line that runs as it stands, and what it does. */
  record Example(String line, String meaning) {}

  Shape(Language language) {
    this.language = language;
  }

  /** The language descriptions must be in. */
  public Language language() {
    return language;
  }

  /** Begins a group of options. */
  public void group(String title) {
    groups.add(new Group(title, new ArrayList<>()));
  }

  /** An option without a value. Names are separated by spaces, the long one last. */
  public Argument<Boolean> flag(String names, String description) {
    return add(names, Values.flag(), description, Argument.Arity.NONE).orElse(false);
  }

  /** An option with a value. Names are separated by spaces, the long one last. */
  public <T> Argument<T> option(String names, Values<T> values, String description) {
    return add(names, values, description, Argument.Arity.ONE);
  }

  /** An option whose value may be left out, which is read as an empty word. */
  public <T> Argument<T> maybeOption(String names, Values<T> values, String description) {
    return add(names, values, description, Argument.Arity.MAYBE);
  }

  /** A parameter that must be there. */
  public <T> Argument<T> parameter(Values<T> values, String description) {
    return optionalParameter(values, description).required();
  }

  /** A parameter that may be left out. */
  public <T> Argument<T> optionalParameter(Values<T> values, String description) {
    return addParameter(values, description, Argument.Arity.ONE);
  }

  /** All the words that are left; make it required when one at least must be there. */
  public <T> Argument<T> restParameters(Values<T> values, String description) {
    return addParameter(values, description, Argument.Arity.MANY);
  }

  /** An example for help: it must run as it stands. Every command has three at least. */
  public void example(String line, String meaning) {
    examples.add(new Example(line, meaning));
  }

  /** A paragraph below the options, for what is no option. */
  public void note(String paragraph) {
    notes.add(paragraph);
  }

  List<Group> groups() {
    return groups;
  }

  List<Argument<?>> parameters() {
    return parameters;
  }

  List<Example> examples() {
    return examples;
  }

  List<String> notes() {
    return notes;
  }

  /** Whether a command already uses that option name, so that a general one gives way. */
  boolean has(String name) {
    return groups.stream()
        .flatMap(group -> group.options().stream())
        .anyMatch(option -> option.facts().names().contains(name));
  }

  private <T> Argument<T> add(
      String names, Values<T> values, String description, Argument.Arity arity) {
    boolean isMaybe = arity == Argument.Arity.MAYBE;
    String label = isMaybe ? "[" + values.label() + "]" : values.label();
    Argument.Facts facts = new Argument.Facts(List.of(names.split(" ")), label, description, arity);
    Argument<T> option = new Argument<>(facts, values);
    groups.getLast().options().add(option);
    return option;
  }

  private <T> Argument<T> addParameter(Values<T> values, String description, Argument.Arity arity) {
    Argument.Facts facts = new Argument.Facts(List.of(), values.label(), description, arity);
    Argument<T> parameter = new Argument<>(facts, values);
    parameters.add(parameter);
    return parameter;
  }
}
