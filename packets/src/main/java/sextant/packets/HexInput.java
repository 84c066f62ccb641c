package sextant.packets;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.InputRule;

/**
 * Bytes as people paste them: plain digits with or without separators, {@code 0x45, 0x00}, C and
 * Python literals, and the dumps of tcpdump, xxd, hexdump, Wireshark and Sextant itself.
 */
public final class HexInput {
  private static final int BYTES_PER_LINE = 16;
  private static final Pattern OFFSET =
      Pattern.compile("^\\s*(?:0x)?([0-9a-fA-F]{3,8})(:|\\s{1,4}(?=[0-9a-fA-F]{2})|$)(.*)$");
  private static final Pattern DIGITS = Pattern.compile("(?:[0-9a-fA-F]{2})+");
  private static final Pattern SEPARATORS =
      Pattern.compile("0[xX]|\\\\[xX]|[\\s,;:{}\\[\\]()\"'-]+");

  private HexInput() {}

  /** Reads the bytes; {@code BAD_INPUT} names what is no hexadecimal. */
  public static Bytes parse(String text) throws FailureException {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean isDump = isDump(lines);
    for (String line : lines) {
      if (isDump) {
        dumpLine(line, bytes);
      } else {
        plainLine(line, bytes);
      }
    }
    return Bytes.copyOf(bytes.toByteArray());
  }

  /** A dump begins with offset zero and, if it has more lines, goes on with 16 (0x10). */
  private static boolean isDump(List<String> lines) {
    Matcher first = OFFSET.matcher(lines.isEmpty() ? "" : lines.getFirst());
    boolean beginsAtZero = first.matches() && Integer.parseUnsignedInt(first.group(1), 16) == 0;
    if (!beginsAtZero || lines.size() == 1) {
      return beginsAtZero && (first.group(2).equals(":") || first.group(2).length() > 1);
    }
    return lines.stream().skip(1).anyMatch(HexInput::hasOffset);
  }

  private static boolean hasOffset(String line) {
    Matcher matcher = OFFSET.matcher(line);
    return matcher.matches()
        && Integer.parseUnsignedInt(matcher.group(1), 16) % BYTES_PER_LINE == 0;
  }

  private static void dumpLine(String line, ByteArrayOutputStream bytes) throws FailureException {
    Matcher matcher = OFFSET.matcher(line);
    if (!matcher.matches()) {
      return; // labels under the bytes, or text around the dump
    }
    int count = 0;
    int spaces = 0;
    for (String token : matcher.group(3).split(" ", -1)) {
      if (token.isEmpty()) {
        spaces++;
        continue;
      }
      boolean isTextColumn = spaces > 1 && count > 0 && count != BYTES_PER_LINE / 2;
      if (isTextColumn || count >= BYTES_PER_LINE || !DIGITS.matcher(token).matches()) {
        return;
      }
      count += token.length() / 2;
      digits(token, bytes);
      spaces = 0;
    }
  }

  private static void plainLine(String line, ByteArrayOutputStream bytes) throws FailureException {
    for (String token : SEPARATORS.split(line, -1)) {
      if (!token.isEmpty()) {
        String even = token.length() == 1 ? "0" + token : token;
        if (!DIGITS.matcher(even).matches()) {
          throw new FailureException(Failure.badInput(token, InputRule.HEXADECIMAL));
        }
        digits(even, bytes);
      }
    }
  }

  private static void digits(String digits, ByteArrayOutputStream bytes) {
    for (int i = 0; i < digits.length(); i += 2) {
      bytes.write(Integer.parseInt(digits, i, i + 2, 16));
    }
  }
}
