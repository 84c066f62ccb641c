package sextant.desktop.files;

/** How far the room's station goes. */
enum Reach {
  /** It listens on the usual port and is announced on every network. */
  NETWORK,
  /** It listens on a free port and says nothing: for tests. */
  HIDDEN
}
