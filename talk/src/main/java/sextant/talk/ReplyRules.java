package sextant.talk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * Rules that answer messages, as a plain text file; the first rule that matches answers.
 *
 * <pre>
 * # MATCH => ANSWER, one rule per line
 * text ping => pong\\n
 * text 你好 => 你好, {peer}\\n
 * hex 01 03 .. .. => hex 01 83 {crc16}
 * regex set (\\w+)=(\\d+) => {1} is now {2} (change {counter})\\r\\n
 * any => {time}: {length} bytes, CRC {crc32}, dice {random:1-6}\\n
 * </pre>
 *
 * <p>{@code text} matches the whole message, a line end apart; {@code hex} the first bytes, {@code
 * ..} being any byte; {@code regex} anything found in the text; {@code any} everything. Answers
 * take the escapes of {@link MessageText#ofEscapes} and, in braces, the macros {@code time}, {@code
 * counter}, {@code random} (or {@code random:FROM-TO}), {@code length}, {@code crc16}, {@code
 * crc32}, {@code peer}, {@code 0} to {@code 9} (the message, the captures) and the names of named
 * captures. After {@code hex} the bytes are written in digits and a CRC (of the answer so far;
 * CRC-16 as in Modbus, low byte first) as bytes instead of text. A brace with a pair of braces in
 * it writes a brace.
 */
public record ReplyRules(List<ReplyRule> rules) {
  private static final String ARROW = "=>";

  /** Copies the list. */
  public ReplyRules {
    rules = List.copyOf(rules);
  }

  /** Reads the text of a rule file; the error names the line. */
  public static ReplyRules parse(String text) throws FailureException {
    List<ReplyRule> rules = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        rules.add(rule(line, number));
      }
    }
    return new ReplyRules(rules);
  }

  /** Reads a rule file in UTF-8. */
  public static ReplyRules read(Path file) throws IOException {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw Failure.wrap(e, file.toString());
    }
  }

  private static ReplyRule rule(String line, int number) throws FailureException {
    int arrow = line.indexOf(ARROW);
    try {
      if (arrow < 0) {
        throw new IllegalArgumentException("expected MATCH => ANSWER");
      }
      String answer = line.substring(arrow + ARROW.length());
      String spaceless = answer.startsWith(" ") ? answer.substring(1) : answer;
      return new ReplyRule(
          ReplyMatch.parse(line.substring(0, arrow).strip()), ReplyAnswer.parse(spaceless));
    } catch (IllegalArgumentException e) {
      throw bad(number, String.valueOf(e.getMessage()), e);
    } catch (FailureException e) {
      throw bad(number, e.failure().detail(), e);
    }
  }

  private static FailureException bad(int number, String why, Exception cause) {
    String firstLine = why.lines().findFirst().orElse("");
    Failure failure = new Failure(Failure.Kind.BAD_INPUT, "rule line " + number, firstLine);
    return new FailureException(failure, cause);
  }

  /** The answer to a message, empty when no rule matches. */
  Optional<Bytes> answer(Bytes message, ReplyAnswer.Scene scene) {
    for (ReplyRule rule : rules) {
      Optional<ReplyMatch.Captures> captures = rule.match().captures(message);
      if (captures.isPresent()) {
        return Optional.of(rule.answer().fill(message, captures.get(), scene));
      }
    }
    return Optional.empty();
  }
}
