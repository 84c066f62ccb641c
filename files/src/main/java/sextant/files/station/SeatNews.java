package sextant.files.station;

import java.nio.file.Path;
import sextant.files.Doorkeeper;
import sextant.files.Paired;
import sextant.words.Failure;

/** What a station tells the faces at its seats, in its own process and in others. */
public sealed interface SeatNews {
  /** An offer waits for an answer; only seats in other processes hear of it this way. */
  record Asked(OfferView offer) implements SeatNews {}

  /** An offer needs no answer here any more: it was answered, or has gone. */
  record Settled(String offer) implements SeatNews {}

  /** An offer was refused without a person. */
  record Refused(String from, String address, Refusal why) implements SeatNews {}

  /** Why nobody was asked. */
  enum Refusal {
    STRANGER,
    IMPOSTOR,
    QUOTA,
    NOBODY;

    static Refusal of(Doorkeeper.Reason reason) {
      return switch (reason) {
        case STRANGER -> STRANGER;
        case IMPOSTOR -> IMPOSTOR;
        case QUOTA -> QUOTA;
      };
    }
  }

  /** The sender went away before anybody decided. */
  record Withdrawn(String from) implements SeatNews {}

  /** A text message came. */
  record Message(String from, String address, String text) implements SeatNews {}

  /** A transfer begins. */
  record Started(String transfer, boolean isOurs) implements SeatNews {}

  /**
   * A file has landed.
   *
   * @param isOurs whether this seat accepted the transfer
   */
  record Stored(String transfer, Path file, long size, boolean isRenamed, boolean isOurs)
      implements SeatNews {}

  /** A file is here already. */
  record Skipped(String transfer, String name, long size) implements SeatNews {}

  /** A file did not arrive. */
  record Failed(String transfer, String name, Failure why) implements SeatNews {}

  /** The transfer has ended. */
  record Ended(
      String transfer,
      int doneFiles,
      int totalFiles,
      long bytes,
      boolean isComplete,
      boolean isOurs)
      implements SeatNews {}

  /** Somebody gave wrong PINs and is shut out for a while. */
  record ShutOut(String address) implements SeatNews {}

  /** The code to type at the sender. */
  record Code(String text) implements SeatNews {}

  /** Somebody typed the code that is shown at this seat. */
  record CodeTyped(Paired other) implements SeatNews {}

  /** The code is worth nothing any more. */
  record CodeOver() implements SeatNews {}

  /** The station is given up; a seat in another process hears it last. */
  record Left(Departure why) implements SeatNews {}
}
