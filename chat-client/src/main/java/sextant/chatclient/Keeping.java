package sextant.chatclient;

/**
 * How much of what was said stays in the store, for each network by itself, so that one that floods
 * takes nothing from the others. The oldest lines go first.
 *
 * @param mostBytes about so much of the disk
 * @param mostDays lines older than this go too; 0 keeps them
 */
public record Keeping(long mostBytes, int mostDays) {
  /** Hundreds of thousands of lines, however old. */
  public static final Keeping USUAL = new Keeping(400_000_000, 0);

  /** The smallest bound there is. */
  public static final long LEAST_BYTES = 1_000_000;

  /** Refuses what would keep nothing. */
  public Keeping {
    if (mostBytes < LEAST_BYTES || mostDays < 0) {
      throw new IllegalArgumentException("keeps nothing: " + mostBytes + ", " + mostDays);
    }
  }
}
