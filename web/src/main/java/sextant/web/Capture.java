package sextant.web;

import java.io.ByteArrayOutputStream;

/** The beginning of a body, kept for whoever looks; its own monitor guards it. */
final class Capture {
  private final int most;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
  private boolean isOpen;

  /** Keeps nothing until opened. */
  Capture(int most) {
    this.most = most;
  }

  synchronized void open() {
    isOpen = true;
  }

  /** Forgets what was kept and keeps nothing more. */
  synchronized void drop() {
    isOpen = false;
    kept.reset();
  }

  synchronized void take(byte[] bytes, int from, int count) {
    if (isOpen && kept.size() < most) {
      kept.write(bytes, from, Math.min(count, most - kept.size()));
    }
  }

  synchronized byte[] bytes() {
    return kept.toByteArray();
  }

  synchronized int size() {
    return kept.size();
  }
}
