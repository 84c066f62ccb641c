package sextant.files;

/** The person, or the settings, at the receiving end. Called on threads of the receiver. */
public interface ReceiveDesk {
  /**
   * Says yes or no to files. May take as long as a person takes; the thread is interrupted when the
   * sender gives up meanwhile.
   */
  Decision decide(Proposal proposal) throws InterruptedException;

  /** Something happened; must return soon. */
  void happened(ReceiveEvent event);
}
