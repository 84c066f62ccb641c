package sextant.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * A file of the state folder with one thing a line, its columns apart by tabs, after a header that
 * says what it is. It is read anew each time, so several processes share it. One bad line fails the
 * whole file: what decides about trust must not be read in part.
 */
final class LineFile<T> {
  private final StateDirectory state;
  private final String name;
  private final String header;
  private final Form<T> form;

  /** How a thing is written on a line. */
  interface Form<T> {
    /** What it is found by. */
    String key(T thing);

    /** Its columns, none with a tab or a line's end. */
    List<String> columns(T thing);

    /** Reads columns; throws IllegalArgumentException or DateTimeException for what is none. */
    T parse(List<String> columns);
  }

  /** Does something to all things, by key in the order of the file. */
  interface Change<T, R> {
    R apply(Map<String, T> things);
  }

  LineFile(StateDirectory state, String name, String header, Form<T> form) {
    this.state = state;
    this.name = name;
    this.header = header;
    this.form = form;
  }

  /** Changes the file under its lock, and writes it when something is different now. */
  <R> R change(Change<T, R> change) throws FailureException {
    try (StateLock _ = state.lock(name)) {
      Map<String, T> things = readAll();
      Map<String, T> before = Map.copyOf(things);
      R result = change.apply(things);
      if (!things.equals(before)) {
        state.replace(name, text(things).getBytes(StandardCharsets.UTF_8));
      }
      return result;
    } catch (IOException e) {
      throw Failure.wrap(e, state.file(name).toString());
    }
  }

  private String text(Map<String, T> things) {
    var text = new StringBuilder(header).append('\n');
    for (T thing : things.values()) {
      text.append(String.join("\t", form.columns(thing))).append('\n');
    }
    return text.toString();
  }

  /** Everything in the file; empty when there is none. */
  Map<String, T> readAll() throws FailureException {
    Optional<byte[]> content;
    try {
      content = state.read(name);
    } catch (IOException e) {
      throw Failure.wrap(e, state.file(name).toString());
    }
    Map<String, T> things = new LinkedHashMap<>();
    if (content.isPresent()) {
      List<String> lines =
          new ArrayList<>(new String(content.get(), StandardCharsets.UTF_8).lines().toList());
      if (lines.isEmpty() || !lines.removeFirst().equals(header)) {
        throw damaged("the first line is not \"" + header + "\"");
      }
      int number = 1;
      for (String line : lines) {
        number++;
        T thing = parse(line, number);
        things.put(form.key(thing), thing);
      }
    }
    return things;
  }

  private T parse(String line, int number) throws FailureException {
    try {
      return form.parse(List.of(line.split("\t", -1)));
    } catch (IllegalArgumentException | DateTimeException _) {
      throw damaged("line " + number + " cannot be read");
    }
  }

  private FailureException damaged(String detail) {
    return new FailureException(
        new Failure(Failure.Kind.STATE_DAMAGED, state.file(name).toString(), detail));
  }
}
