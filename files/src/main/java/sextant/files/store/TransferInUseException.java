package sextant.files.store;

import java.io.IOException;

/** Another program is working on this very transfer. */
public final class TransferInUseException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says so. */
  public TransferInUseException() {
    super("another program is working on this transfer");
  }
}
