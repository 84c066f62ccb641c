package sextant.desktop.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Completes the word before the caret: {@code @nick}, {@code #room}, {@code /command}, {@code
 * :emoji}, and a nick without a sign. Asked again, it gives the next that fits.
 */
final class Completion {
  private static final int MOST = 40;

  private Sources sources = new Sources(List.of(), List.of(), List.of());
  private List<Offer> offers = List.of();
  private String given = "";
  private int from;
  private int next;

  /** What there is to choose from. */
  record Sources(List<String> nicks, List<String> rooms, List<String> commands) {}

  /**
   * One thing the word could become.
   *
   * @param shown to choose by
   * @param words what is put in its place
   */
  record Offer(String shown, String words) {}

  /** Text and caret after a completion. */
  record Completed(String text, int caret) {}

  /** Takes what there is to choose from now. */
  void use(Sources now) {
    sources = now;
  }

  /** What a word that begins with a sign could become; empty for other words. */
  List<Offer> offers(String text, int caret) {
    int begin = begin(text, caret);
    String word = text.substring(begin, caret);
    boolean isSigned = !word.isEmpty() && "@#&/:".indexOf(word.charAt(0)) >= 0;
    return isSigned ? fitting(word, begin) : List.of();
  }

  /** The text with what fits in place of the word; unchanged when nothing does. */
  Completed complete(String text, int caret) {
    boolean isAgain =
        !given.isEmpty() && from + given.length() == caret && text.startsWith(given, from);
    if (!isAgain) {
      from = begin(text, caret);
      offers = fitting(text.substring(from, caret), from);
      given = text.substring(from, caret);
      next = 0;
    }
    if (offers.isEmpty()) {
      given = "";
      return new Completed(text, caret);
    }
    return put(text, caret, offers.get(next++ % offers.size()));
  }

  /** The text with this in place of the word. */
  Completed take(String text, int caret, Offer offer) {
    from = begin(text, caret);
    given = text.substring(from, caret);
    return put(text, caret, offer);
  }

  private Completed put(String text, int caret, Offer offer) {
    given = offer.words();
    return new Completed(
        text.substring(0, from) + given + text.substring(caret), from + given.length());
  }

  private static int begin(String text, int caret) {
    return Math.max(text.lastIndexOf(' ', caret - 1), text.lastIndexOf('\n', caret - 1)) + 1;
  }

  private List<Offer> fitting(String word, int begin) {
    if (word.isEmpty()) {
      return List.of();
    }
    String rest = word.substring(1);
    return switch (word.charAt(0)) {
      case '@' -> nicks(rest, begin);
      case '#', '&' -> named(sources.rooms().stream(), word);
      case '/' -> begin == 0 ? named(sources.commands().stream(), word) : List.of();
      case ':' -> emoji(rest);
      default -> nicks(word, begin);
    };
  }

  private List<Offer> nicks(String begun, int begin) {
    String after = begin == 0 ? ": " : " ";
    List<Offer> all = new ArrayList<>();
    for (String nick : sources.nicks()) {
      if (startsWith(nick, begun) && all.size() < MOST) {
        all.add(new Offer(nick, nick + after));
      }
    }
    return all;
  }

  private static List<Offer> named(Stream<String> names, String begun) {
    return names
        .filter(name -> startsWith(name, begun))
        .limit(MOST)
        .map(name -> new Offer(name, name + " "))
        .toList();
  }

  private static List<Offer> emoji(String begun) {
    return begun.length() < 2
        ? List.of()
        : EmojiCatalog.search(begun, 12).stream()
            .map(one -> new Offer(one.sign() + " " + one.name(), one.sign() + " "))
            .toList();
  }

  private static boolean startsWith(String name, String begun) {
    return name.toLowerCase(Locale.ROOT).startsWith(begun.toLowerCase(Locale.ROOT));
  }
}
