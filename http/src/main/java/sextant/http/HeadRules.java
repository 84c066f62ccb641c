package sextant.http;

/**
 * What is accepted of a head.
 *
 * @param mostLineBytes the longest line
 * @param mostFields the largest number of fields
 * @param mostBytes the longest sum of all field lines
 * @param acceptsOldForms whether a line may end without a carriage return (RFC 9112, 2.2) and a
 *     field go on in the next line (5.2)
 */
public record HeadRules(int mostLineBytes, int mostFields, int mostBytes, boolean acceptsOldForms) {
  /** Between programs of ours and of their kind: short and exact. */
  public static final HeadRules OF_PEERS = new HeadRules(8 << 10, 100, 32 << 10, false);

  /** From the servers of the world: long cookies and policies, and the line ends of old scripts. */
  public static final HeadRules OF_SERVERS = new HeadRules(64 << 10, 500, 256 << 10, true);
}
