package sextant.desktop.chat;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * When nothing is said outside the window; over midnight when it ends earlier than it begins. Pure.
 */
record QuietHours(LocalTime from, LocalTime until) {
  private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("H:mm");

  /** From ten in the evening until seven. */
  static final QuietHours USUAL = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));

  /** A time as people write it, {@code 7:00} or {@code 22:30}; empty for what is none. */
  static Optional<LocalTime> time(String typed) {
    try {
      return Optional.of(LocalTime.parse(typed.strip(), FORM));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /** The time as {@link #time} reads it. */
  static String shown(LocalTime time) {
    return FORM.format(time);
  }

  /** Whether it is quiet at that time of the day. */
  boolean hold(LocalTime now) {
    boolean isAfter = !now.isBefore(from);
    boolean isBefore = now.isBefore(until);
    return from.isBefore(until) ? isAfter && isBefore : isAfter || isBefore;
  }
}
