package sextant.chatcluster;

/**
 * When a server has one who leads elected by itself. The library leaves that to the first of the
 * group, who may go on believing in one that has long stepped down, and then nobody ever leads.
 * Those further down the list have more patience, so that one elects and not all at once.
 */
final class Vigil {
  /** How often somebody looks. */
  static final long EVERY_MILLIS = 500;

  private static final int PATIENCE = 2;

  private int missed;

  /**
   * Looks once more, and tells whether it is time to elect.
   *
   * @param isMissing whether nobody is known to lead though most servers are there
   * @param place where this server is in the list of those who are there, from 0
   */
  boolean isTime(boolean isMissing, int place) {
    missed = isMissing ? missed + 1 : 0;
    boolean isTime = missed >= PATIENCE * (place + 1);
    if (isTime) {
      missed = 0;
    }
    return isTime;
  }
}
