package sextant.chatcluster;

import java.io.IOException;
import java.util.function.Consumer;
import org.jgroups.protocols.raft.FileBasedLog;
import org.jgroups.protocols.raft.LogEntries;

/** The library's log, which says nothing when the disk takes no more; this one does. */
final class CheckedLog extends FileBasedLog {
  private final Consumer<IOException> failing;

  CheckedLog(Consumer<IOException> failing) {
    this.failing = failing;
  }

  @Override
  public long append(long index, LogEntries entries) {
    long last = super.append(index, entries);
    if (last != index + entries.size() - 1) {
      IOException failure = new IOException("the group's log cannot be written");
      failing.accept(failure);
      throw new IllegalStateException(failure); // so that nobody hears that it was
    }
    return last;
  }
}
