package sextant.chat.log;

import java.util.List;

/**
 * Somebody who is here, where sessions outlive the server that decides: who it is, in which rooms,
 * and which servers hold their connections.
 *
 * @param id given once and never again
 * @param nick the nick held; nobody else holds it
 * @param away the reason of being away, empty for none
 * @param modes user modes
 * @param operator the operator's title, empty for none
 * @param realAddress where the connection comes from
 * @param realHost the host without one that was given
 * @param isSecure whether the connection is
 * @param signOnMillis since when
 * @param rooms {@code modes joinedMillis name} of each
 * @param homes the servers that hold connections, those it was last seen at when there is none
 */
public record Person(
    long id,
    String nick,
    String user,
    String host,
    String realName,
    String account,
    String away,
    String modes,
    String operator,
    String realAddress,
    String realHost,
    boolean isSecure,
    long signOnMillis,
    List<String> rooms,
    List<String> homes) {
  /** Keeps copies. */
  public Person {
    rooms = List.copyOf(rooms);
    homes = List.copyOf(homes);
  }
}
