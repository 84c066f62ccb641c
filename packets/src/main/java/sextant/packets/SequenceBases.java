package sextant.packets;

/**
 * Where the sequence numbers of connections began, so that lines can count from there. Remembers a
 * fixed number of connections; a new one takes the place of an old one when it is full.
 */
final class SequenceBases {
  private static final int SLOTS = 1 << 16;
  private static final int PROBES = 8;

  private final long[] connections = new long[SLOTS];
  private final int[] forward = new int[SLOTS];
  private final int[] backward = new int[SLOTS];

  /** The place of a connection, below zero when it is not known. */
  int find(long connection) {
    long key = key(connection);
    for (int i = 0; i < PROBES; i++) {
      int slot = (int) (key + i) & (SLOTS - 1);
      if (connections[slot] == key) {
        return slot;
      }
    }
    return -1;
  }

  /** Notes where both directions begin. */
  void put(long connection, int forwardBase, int backwardBase) {
    long key = key(connection);
    int free = (int) key & (SLOTS - 1);
    for (int i = PROBES - 1; i >= 0; i--) {
      int slot = (int) (key + i) & (SLOTS - 1);
      boolean isUsable = connections[slot] == 0 || connections[slot] == key;
      free = isUsable ? slot : free;
    }
    connections[free] = key;
    forward[free] = forwardBase;
    backward[free] = backwardBase;
  }

  int forward(int slot) {
    return forward[slot];
  }

  int backward(int slot) {
    return backward[slot];
  }

  // Zero marks an empty place.
  private static long key(long connection) {
    return connection == 0 ? 1 : connection;
  }
}
