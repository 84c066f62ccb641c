package sextant.talk;

/** Why a peer was turned away. */
public enum Refusal {
  /** The access list does not let its address in. */
  DENIED,
  /** There are as many peers as allowed. */
  FULL
}
