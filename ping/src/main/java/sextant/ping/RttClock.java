package sextant.ping;

/** Between which two moments a round trip was measured. */
public enum RttClock {
  /**
   * The kernel handed the request to the driver, the kernel received the reply: the network only.
   */
  KERNEL,
  /** The program sent, the kernel received: what iputils ping shows. */
  RECEIVE,
  /** The program sent, the program received: includes being woken up. */
  USER
}
