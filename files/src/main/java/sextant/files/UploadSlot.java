package sextant.files;

import java.util.UUID;

/** One file of a session and how far it is. Its session guards it. */
final class UploadSlot {
  final OfferedFile file;
  final int index;
  final String token = UUID.randomUUID().toString();
  State state = State.PENDING;
  int tries;
  long pieceBytes; // what came in pieces so far

  /** What has become of it. */
  enum State {
    PENDING,
    ACTIVE,
    DONE,
    FAILED
  }

  UploadSlot(OfferedFile file, int index) {
    this.file = file;
    this.index = index;
  }
}
