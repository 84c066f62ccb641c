package sextant.chatclient;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which server of a network is tried next. Servers that keep one log together tell where the others
 * are (ISUPPORT {@code sextant/SERVERS}); when one does not answer, the next one is asked, and the
 * one from the settings in its turn. Pure.
 */
final class Elsewhere {
  private static final int MOST = 16;
  private static final Pattern ADDRESS =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9.-]+)):([0-9]{1,5})");

  private final List<Server> others = new ArrayList<>();
  private int turn;

  private record Server(String host, int port) {
    boolean is(NetworkSettings settings) {
      return host.equalsIgnoreCase(settings.host()) && port == settings.port();
    }
  }

  /** Where to try now: there, or at one of the others. */
  NetworkSettings target(NetworkSettings settings) {
    return turn == 0
        ? settings
        : settings.at(others.get(turn - 1).host(), others.get(turn - 1).port());
  }

  /** Whether {@link #target} is not what the settings say. */
  boolean isAway() {
    return turn != 0;
  }

  /** What the server where we are now has told; nothing keeps what was known. */
  void learn(String told, NetworkSettings settings) {
    List<Server> all = new ArrayList<>();
    Matcher each = ADDRESS.matcher(told);
    while (each.find() && all.size() < MOST) {
      String host = each.group(1) == null ? each.group(2) : each.group(1);
      int port = Integer.parseInt(each.group(3));
      if (port > 0 && port < 65_536 && !new Server(host, port).is(settings)) {
        all.add(new Server(host, port));
      }
    }
    if (all.isEmpty()) {
      return;
    }
    NetworkSettings now = target(settings);
    others.clear();
    others.addAll(all);
    turn = 0;
    for (int i = 0; i < all.size(); i++) {
      turn = all.get(i).is(now) ? i + 1 : turn;
    }
  }

  /** That one did not answer, or sent us away. */
  void failed() {
    turn = (turn + 1) % (others.size() + 1);
  }
}
