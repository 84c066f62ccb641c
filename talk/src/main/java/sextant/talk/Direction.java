package sextant.talk;

/**
 * Which way bytes went, seen from this end; in a tap, IN is what the client sends and OUT what the
 * target answers.
 */
public enum Direction {
  IN,
  OUT
}
