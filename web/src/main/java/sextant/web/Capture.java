package sextant.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

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

  synchronized void take(ByteBuffer bytes) {
    if (isOpen && kept.size() < most) {
      byte[] some = new byte[Math.min(bytes.remaining(), most - kept.size())];
      bytes.get(some);
      kept.writeBytes(some);
    }
  }

  synchronized byte[] bytes() {
    return kept.toByteArray();
  }

  synchronized int size() {
    return kept.size();
  }
}
