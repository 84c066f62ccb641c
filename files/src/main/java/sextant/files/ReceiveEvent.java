package sextant.files;

import java.nio.file.Path;
import sextant.words.Failure;

/** What a receiver tells its {@link ReceiveDesk}. */
public sealed interface ReceiveEvent {
  /** A text message came. */
  record Message(Proposal proposal, String text) implements ReceiveEvent {}

  /** The sender went away before anybody decided. */
  record Withdrawn(Proposal proposal) implements ReceiveEvent {}

  /** A transfer begins; the tally counts on while it runs, the control works until it ends. */
  record Started(String transfer, Proposal proposal, Tally tally, TransferControl control)
      implements ReceiveEvent {}

  /**
   * A file has landed: whole, checked, on the disk, under its name.
   *
   * @param isRenamed whether it could not have the sender's name
   */
  record Stored(String transfer, Path file, long size, boolean isRenamed) implements ReceiveEvent {}

  /** A file was not taken again because it is here already. */
  record Skipped(String transfer, String name, long size) implements ReceiveEvent {}

  /** A file did not arrive. */
  record Failed(String transfer, String name, Failure why) implements ReceiveEvent {}

  /** The transfer has ended; nothing more will come of it. */
  record Ended(String transfer, Tally.View tally, boolean isComplete) implements ReceiveEvent {}

  /** Somebody gave wrong PINs and is shut out for a while. */
  record ShutOut(String address) implements ReceiveEvent {}
}
