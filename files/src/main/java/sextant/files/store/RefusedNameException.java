package sextant.files.store;

/** A sender's name that has no harmless reading: it climbs out of the folder or has no end. */
public final class RefusedNameException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Refuses for the reason given, which must not repeat the name. */
  public RefusedNameException(String reason) {
    super(reason);
  }
}
