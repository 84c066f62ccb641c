package sextant.chatcluster;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a {@link Seat}: where whoever decides has a place for this server, messages go
 * there and come from there in their order. Used by the reactor's thread.
 */
final class Chair {
  private final BiConsumer<String, byte[]> sender;
  private String decider = "";
  private long number = -1;
  private int sent;
  private int received;
  private Parcel.@Nullable Writer parcel;

  Chair(BiConsumer<String, byte[]> sender) {
    this.sender = sender;
  }

  boolean isTaken() {
    return number >= 0;
  }

  /** Who decides, empty for nobody. */
  String decider() {
    return decider;
  }

  /** Takes a place; false when it is of somebody who decided before, or said twice. */
  boolean take(String by, long seat) {
    if (seat <= number) {
      return false;
    }
    decider = by;
    number = seat;
    sent = 0;
    received = 0;
    parcel = null;
    return true;
  }

  void leave() {
    number = -1;
    parcel = null;
    decider = "";
  }

  /** Whether that place at that server is meant. */
  boolean is(String by, long seat) {
    return by.equals(decider) && seat == number;
  }

  /** Asks for a place where there may be one. */
  void ask(String whom) {
    sender.accept(whom, Parcel.bare(Parcel.ASK, 0));
  }

  boolean isQuiet() {
    return parcel == null;
  }

  /** Adds to what goes at the end of the round; nothing when there is no place. */
  void send(Parcel.Frame frame) {
    if (isTaken()) {
      Parcel.Writer open = parcel;
      if (open == null) {
        open = new Parcel.Writer(Parcel.UP, number, sent++);
        parcel = open;
      }
      open.write(frame);
    }
  }

  /** Sends what has gathered in this round. */
  void flush() {
    Parcel.Writer open = parcel;
    if (open != null) {
      parcel = null;
      sender.accept(decider, open.toBytes());
    }
  }

  /** The next message's frames, when none before it was lost. */
  DataInputStream next(Parcel.Reader message) throws IOException {
    if (message.number() != received++) {
      throw new IOException("a message was lost");
    }
    return message.frames();
  }
}
