package sextant.cli;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sextant.files.station.Choice;
import sextant.files.station.OfferFile;

/** What a person types at an offer. */
sealed interface OfferReply {
  /** Yes, to all or to what is chosen. */
  record Yes(Choice choice) implements OfferReply {}

  /** No, also by an empty line. */
  record No() implements OfferReply {}

  /** The files are to be shown with their numbers. */
  record Show() implements OfferReply {}

  /** Numbers that no file has. */
  record NotUnderstood() implements OfferReply {}

  /** {@code 1}, {@code 3-5} or {@code 2=another name}; several with commas between them. */
  Pattern ITEM = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9})|=(.+))?");

  /** Reads a line; the files are asked for only where it has numbers. */
  static OfferReply of(String line, FilesText text, Supplier<List<OfferFile>> files) {
    String said = line.strip().toLowerCase(Locale.ROOT);
    if (said.startsWith(text.answerYes())) {
      return new Yes(Choice.ALL);
    }
    if (said.equals(text.answerShow()) || said.equals("?")) {
      return new Show();
    }
    boolean isNumber = !said.isEmpty() && Character.isDigit(said.charAt(0));
    return isNumber ? chosen(line.strip().split(",", -1), files.get()) : new No();
  }

  private static OfferReply chosen(String[] items, List<OfferFile> files) {
    Set<String> wanted = new HashSet<>();
    Map<String, String> names = new HashMap<>();
    for (String item : items) {
      Matcher parts = ITEM.matcher(item.strip());
      if (!parts.matches()) {
        return new NotUnderstood();
      }
      int first = Integer.parseInt(parts.group(1));
      int last = parts.group(2) == null ? first : Integer.parseInt(parts.group(2));
      if (first < 1 || last < first || last > files.size()) {
        return new NotUnderstood();
      }
      files.subList(first - 1, last).forEach(file -> wanted.add(file.id()));
      if (parts.group(3) != null) {
        names.put(files.get(first - 1).id(), parts.group(3).strip());
      }
    }
    return new Yes(new Choice(wanted, names));
  }
}
