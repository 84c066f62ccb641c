package sextant.tour;

import java.io.IOException;

/** One exercise as it is done. */
@FunctionalInterface
interface Lesson {
  /** Does it and notes what happened; what it throws fails this exercise only. */
  void go(Notes notes) throws IOException, InterruptedException;
}
