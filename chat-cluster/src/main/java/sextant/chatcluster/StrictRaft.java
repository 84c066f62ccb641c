package sextant.chatcluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.raft.LogEntry;
import org.jgroups.protocols.raft.RAFT;

/**
 * The library's Raft with the one rule it leaves out (Ongaro's dissertation, 3.6.2): an entry of an
 * earlier leader is never committed by counting copies, only by an entry of the present one behind
 * it. Without the rule an entry that servers have taken in could still be overwritten.
 */
final class StrictRaft extends RAFT {
  private final Path folder;
  private final Consumer<IOException> failing;

  StrictRaft(Path folder, Consumer<IOException> failing) {
    this.folder = folder;
    this.failing = failing;
    setId(ClassConfigurator.getProtocolId(RAFT.class));
  }

  /** Opens the log anew each time: the library would go on with the one it has closed. */
  @Override
  public void start() throws Exception {
    LogTail.repair(folder);
    CheckedLog log = new CheckedLog(failing);
    log.init(folder.toString(), Map.of());
    log(log);
    super.start();
  }

  @Override
  protected RAFT commitLogTo(long index, boolean serializeResponse) {
    if (isLeader()) {
      LogEntry entry = log().get(Math.min(lastAppended(), index));
      if (entry == null || entry.term() != currentTerm()) {
        return this;
      }
    }
    return super.commitLogTo(index, serializeResponse);
  }
}
