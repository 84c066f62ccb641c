package sextant.files.store;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A place below the folder that files are received in, made of a name that a stranger sent.
 *
 * @param parts the folders and, last, the name; each is one component that every call may be given
 */
public record SafePath(List<String> parts) {
  /** The folder of unfinished transfers; no sender can name it. */
  static final String STAGING = ".sextant-receiving";

  private static final int MOST_PARTS = 128;
  private static final int MOST_SENT_CHARS = 16_384;
  private static final int MOST_PATH_BYTES = 3_500; // PATH_MAX less room for the folder itself
  private static final int MOST_NAME_BYTES = 255;
  private static final String UNTITLED = "untitled";

  /** Keeps a copy. */
  public SafePath {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("bug: a path without a name");
    }
  }

  /**
   * Reads a path as a sender writes it, with slashes. What the system does not take or what
   * deceives becomes {@code _}.
   *
   * @throws RefusedNameException when it is absolute, climbs with {@code ..}, or is too long
   */
  public static SafePath of(String sent, NameRules rules) throws RefusedNameException {
    if (sent.length() > MOST_SENT_CHARS) {
      throw new RefusedNameException("the name is longer than " + MOST_SENT_CHARS + " characters");
    }
    if (sent.startsWith("/")) {
      throw new RefusedNameException("the name is absolute");
    }
    List<String> parts = new ArrayList<>();
    for (String part : sent.split("/", -1)) {
      if (part.equals("..")) {
        throw new RefusedNameException("the name climbs out of the folder");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(name(part, rules));
      }
    }
    if (parts.isEmpty()) {
      parts.add(UNTITLED);
    }
    return checked(parts);
  }

  private static SafePath checked(List<String> parts) throws RefusedNameException {
    if (parts.size() > MOST_PARTS) {
      throw new RefusedNameException("the name has more than " + MOST_PARTS + " folders");
    }
    int bytes = 0;
    for (String part : parts) {
      bytes += part.getBytes(StandardCharsets.UTF_8).length + 1;
    }
    if (bytes > MOST_PATH_BYTES) {
      throw new RefusedNameException("the name is longer than " + MOST_PATH_BYTES + " bytes");
    }
    if (parts.getFirst().regionMatches(true, 0, STAGING, 0, STAGING.length())) {
      parts.set(0, "_" + parts.getFirst());
    }
    return new SafePath(parts);
  }

  /** One component, made harmless. */
  static String name(String sent, NameRules rules) {
    if (sent.length() <= 100 && isPlain(sent)) { // most names: nothing to look up
      return rules.finish(sent);
    }
    StringBuilder name = new StringBuilder();
    Normalizer.normalize(sent, Normalizer.Form.NFC)
        .codePoints()
        .map(c -> rules.isForbidden(c) ? '_' : c)
        .forEach(name::appendCodePoint);
    String finished = rules.finish(name.toString().isBlank() ? UNTITLED : name.toString());
    return cut(finished, MOST_NAME_BYTES);
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isWord = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!isWord && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  /** The name with a number before its ending: {@code a (2).txt}. */
  static String numbered(String name, int number) {
    int dot = endingAt(name);
    String suffix = " (" + number + ")" + name.substring(dot);
    return cut(name.substring(0, dot), MOST_NAME_BYTES - suffix.length() * 3) + suffix;
  }

  private static int endingAt(String name) {
    int dot = name.lastIndexOf('.');
    boolean isEnding = dot > 0 && name.length() - dot <= 12;
    return isEnding ? dot : name.length();
  }

  // Cuts between characters and keeps the ending, by which systems know what a file is.
  private static String cut(String name, int mostBytes) {
    if (name.getBytes(StandardCharsets.UTF_8).length <= mostBytes) {
      return name;
    }
    int dot = endingAt(name);
    String ending = name.substring(dot);
    int room = mostBytes - ending.getBytes(StandardCharsets.UTF_8).length;
    StringBuilder kept = new StringBuilder();
    int used = 0;
    for (int at = 0; at < dot; ) {
      int codePoint = name.codePointAt(at);
      String one = Character.toString(codePoint);
      used += one.getBytes(StandardCharsets.UTF_8).length;
      if (used > room) {
        break;
      }
      kept.append(one);
      at += Character.charCount(codePoint);
    }
    return kept + ending;
  }

  /** The last part. */
  public String name() {
    return parts.getLast();
  }

  /** The folders above the name. */
  public List<String> folders() {
    return parts.subList(0, parts.size() - 1);
  }

  /** With slashes, for people and manifests. */
  public String text() {
    return String.join("/", parts);
  }

  /** The same place under another first folder or name; used when a person chose another name. */
  public SafePath renamed(String name) {
    List<String> other = new ArrayList<>(folders());
    other.add(name);
    return new SafePath(other);
  }
}
