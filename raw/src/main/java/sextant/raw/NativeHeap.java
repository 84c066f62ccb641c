package sextant.raw;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** The C library's heap, which keeps what was freed until somebody asks for it. */
public final class NativeHeap {
  private static final Optional<MemorySegment> TRIM = LibC.find("malloc_trim");

  private NativeHeap() {}

  /**
   * Gives freed memory back to the system where the C library can (glibc); takes some milliseconds.
   * False when nothing was given back.
   */
  public static boolean trim() {
    return TRIM.isPresent() && new LibC().call(TRIM.get(), 0, 0, 0, 0, 0, 0, true) > 0;
  }
}
