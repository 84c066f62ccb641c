package sextant.chat.core;

import sextant.chat.log.HistoryReader;

/** Something that is read from the history. */
@FunctionalInterface
public interface Reading<T> {
  /** Reads. */
  T read(HistoryReader reader) throws Exception;
}
