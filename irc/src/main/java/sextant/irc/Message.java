package sextant.irc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One IRC message (RFC 1459, section 2.3.1; tags: IRCv3 message-tags).
 *
 * @param tags names with unescaped values, in the order they stand
 * @param source who it comes from, empty when the sender did not say
 * @param command a word or three digits, in upper case
 * @param parameters all parameters; the last may be empty or have spaces
 */
public record Message(
    Map<String, String> tags, String source, String command, List<String> parameters) {
  /** Bytes of a message without its tags, line end included. */
  public static final int BODY_BYTES = 512;

  /** Keeps copies. */
  public Message {
    tags = tags.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    parameters = List.copyOf(parameters);
  }

  /** A message without tags and source, as a client sends it. */
  public static Message of(String command, String... parameters) {
    return new Message(Map.of(), "", command, List.of(parameters));
  }

  /** Reads one line without its line end. */
  public static Message parse(String line) throws MalformedException {
    int at = 0;
    Map<String, String> tags = Map.of();
    if (line.startsWith("@")) {
      int end = endOfWord(line, 1);
      tags = TagText.parse(line.substring(1, end));
      at = skipSpaces(line, end);
    }
    String source = "";
    if (at < line.length() && line.charAt(at) == ':') {
      int end = endOfWord(line, at);
      source = line.substring(at + 1, end);
      at = skipSpaces(line, end);
    }
    int end = endOfWord(line, at);
    String command = line.substring(at, end).toUpperCase(Locale.ROOT);
    if (!isCommand(command)) {
      throw new MalformedException(command.isEmpty() ? "no command" : "the command is no word");
    }
    return new Message(tags, source, command, parameters(line, end));
  }

  private static List<String> parameters(String line, int from) throws MalformedException {
    List<String> parameters = new ArrayList<>(4);
    int at = skipSpaces(line, from);
    while (at < line.length()) {
      if (line.charAt(at) == ':') {
        parameters.add(line.substring(at + 1));
        break;
      }
      int end = endOfWord(line, at);
      parameters.add(line.substring(at, end));
      at = skipSpaces(line, end);
    }
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == 0 || c == '\r' || c == '\n') {
        throw new MalformedException("a control character that ends lines inside a line");
      }
    }
    return parameters;
  }

  private static boolean isCommand(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if ((c < 'A' || c > 'Z') && (c < '0' || c > '9')) {
        return false;
      }
    }
    return !word.isEmpty();
  }

  private static int endOfWord(String line, int from) {
    int space = line.indexOf(' ', from);
    return space < 0 ? line.length() : space;
  }

  private static int skipSpaces(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /** The parameter at that place, or the empty string when there are fewer. */
  public String parameter(int index) {
    return index < parameters.size() ? parameters.get(index) : "";
  }

  /** The value of a tag, empty for one without value and for one that is not there. */
  public String tag(String name) {
    return tags.getOrDefault(name, "");
  }

  /** The message as a line without line end; {@link #parse} reads it back. */
  public String format() {
    StringBuilder line = new StringBuilder(64);
    if (!tags.isEmpty()) {
      line.append('@');
      TagText.write(tags, line);
      line.append(' ');
    }
    if (!source.isEmpty()) {
      line.append(':').append(source).append(' ');
    }
    line.append(command);
    for (int i = 0; i < parameters.size(); i++) {
      String parameter = parameters.get(i);
      boolean last = i == parameters.size() - 1;
      line.append(last && needsColon(parameter) ? " :" : " ").append(parameter);
    }
    return line.toString();
  }

  private static boolean needsColon(String parameter) {
    return parameter.isEmpty() || parameter.charAt(0) == ':' || parameter.indexOf(' ') >= 0;
  }
}
