package sextant.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
   * @param root the hash above its SHA-256 leaves that both ends have; empty when not compared
   */
  record Stored(String transfer, Path file, long size, boolean isRenamed, Optional<String> root)
      implements ReceiveEvent {}

  /** A file was not taken again because it is here already. */
  record Skipped(String transfer, String name, long size) implements ReceiveEvent {}

  /** A file did not arrive. */
  record Failed(String transfer, String name, Failure why) implements ReceiveEvent {}

  /**
   * The transfer has ended; nothing more will come of it.
   *
   * @param earlier files of it that landed before it broke off and was taken up again
   */
  record Ended(String transfer, Tally.View tally, boolean isComplete, List<Path> earlier)
      implements ReceiveEvent {
    /** Keeps a copy. */
    public Ended {
      earlier = List.copyOf(earlier);
    }
  }

  /** Somebody gave wrong PINs and is shut out for a while. */
  record ShutOut(String address) implements ReceiveEvent {}
}
