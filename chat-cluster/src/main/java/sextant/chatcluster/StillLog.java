package sextant.chatcluster;

import sextant.chat.log.EventLog;

/** The log of a server that cannot reach the others: it stands still. */
final class StillLog implements EventLog {
  private final long position;

  StillLog(long position) {
    this.position = position;
  }

  @Override
  public long append(Entry entry) {
    return position;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public boolean outlivesServer() {
    return true;
  }

  @Override
  public boolean isWritable() {
    return false;
  }

  @Override
  public void start(Listener listener) {
    // There is nothing to tell.
  }

  @Override
  public void close() {
    // There is nothing to write.
  }
}
