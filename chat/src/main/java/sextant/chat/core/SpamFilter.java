package sextant.chat.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import sextant.chat.log.Event;
import sextant.irc.Message;

/**
 * SPAMFILTER: patterns of texts and client tags that are refused. A pattern may look at a text so
 * many times only: one that would run for hours counts as one that does not fit, and operators hear
 * of it.
 */
final class SpamFilter {
  private static final String KIND = "spamfilter";
  private static final int MOST_LOOKS = 200_000;
  private static final int LONGEST = 250;

  private final Core core;
  private final Map<String, Pattern> compiled = new HashMap<>();
  private @Nullable List<Event.BanSet> filters;

  SpamFilter(Core core) {
    this.core = core;
  }

  /** The pattern that these words fit. */
  Optional<String> refusal(Speech.Words words) {
    List<String> patterns = patterns();
    if (patterns.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(words.isTags() ? "" : words.text());
    words.tags().forEach((key, value) -> text.append('\n').append(key).append('=').append(value));
    return patterns.stream().filter(pattern -> fits(pattern, text.toString())).findFirst();
  }

  /** The bans have changed. */
  void changed() {
    filters = null;
  }

  private List<String> patterns() {
    List<Event.BanSet> known = filters;
    if (known == null) {
      known = core.state().bans().stream().filter(ban -> ban.kind().equals(KIND)).toList();
      filters = known;
    }
    List<String> patterns = new ArrayList<>(known.size());
    for (Event.BanSet ban : known) {
      if (ban.untilMillis() == 0 || ban.untilMillis() > core.now()) {
        patterns.add(ban.mask());
      }
    }
    return patterns;
  }

  private boolean fits(String pattern, String text) {
    try {
      return compiled
          .computeIfAbsent(pattern, SpamFilter::compile)
          .matcher(new Counted(text, MOST_LOOKS))
          .find();
    } catch (TooMuchException | StackOverflowError e) {
      core.tellOperators("Spam filter takes too long: " + pattern);
      return false;
    }
  }

  private static Pattern compile(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** A text that can be looked at so many times. */
  private static final class Counted implements CharSequence {
    private final CharSequence text;
    private int left;

    Counted(CharSequence text, int left) {
      this.text = text;
      this.left = left;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        throw new TooMuchException();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  private static final class TooMuchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuchException() {
      super("too many looks", null, false, false);
    }
  }

  void command(Session session, Message message) {
    List<String> words = message.parameters();
    switch (message.parameter(0).toUpperCase(Locale.ROOT)) {
      case "ADD" -> add(session, words.subList(1, words.size()));
      case "DEL" -> delete(session, String.join(" ", words.subList(1, words.size())));
      default -> list(session);
    }
  }

  private void add(Session session, List<String> words) {
    boolean timed = words.size() > 1 && OperatorCommands.isDuration(words.getFirst());
    String pattern = String.join(" ", timed ? words.subList(1, words.size()) : words);
    if (pattern.isEmpty() || pattern.length() > LONGEST) {
      note(session, "A pattern has 1 to " + LONGEST + " characters");
      return;
    }
    try {
      compile(pattern);
    } catch (PatternSyntaxException e) {
      note(session, "This is no pattern: " + e.getDescription());
      return;
    }
    long until = timed ? core.now() + OperatorCommands.millis(words.getFirst()) : 0;
    core.change(new Event.BanSet(KIND, pattern, "spam", session.client().nick, until));
    note(session, "Added spam filter " + pattern);
  }

  private void delete(Session session, String pattern) {
    core.change(new Event.BanLifted(KIND, pattern));
    compiled.remove(pattern);
    note(session, "Removed spam filter " + pattern);
  }

  private void list(Session session) {
    List<String> patterns = patterns();
    patterns.forEach(pattern -> note(session, "spam filter " + pattern));
    note(session, "There are " + patterns.size() + " spam filter(s)");
  }

  private static void note(Session session, String text) {
    session.notice(text);
  }
}
