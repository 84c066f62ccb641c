package sextant.chatcluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jgroups.Address;
import org.jgroups.ObjectMessage;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.raft.AppendEntriesRequest;
import org.jgroups.protocols.raft.LogEntry;
import org.jgroups.protocols.raft.RAFT;
import org.jgroups.raft.util.CommitTable;

/**
 * The library's Raft with what it leaves out. An entry of an earlier leader is never committed by
 * counting copies, only by an entry of the present one behind it (Ongaro's dissertation, 3.6.2):
 * without that rule an entry that servers have taken in could still be overwritten. A server that
 * has missed entries is given them while others go on, not only when nothing else happens; and what
 * is committed is told at once when nothing follows.
 */
final class StrictRaft extends RAFT {
  private static final long STUCK_NANOS = 200_000_000;
  private static final long PORTION_BYTES = 4 << 20;

  /** So many entries may be on their way to a server that keeps up. */
  private static final long UNDERWAY = 8;

  private final Path folder;
  private final Consumer<IOException> failing;
  private final Map<Address, Progress> behind = new HashMap<>();
  private final Map<Address, Long> told = new HashMap<>();
  private final Map<Address, Long> refused = new HashMap<>();

  /** How far a server was when that was looked at, and whether it is being helped. */
  private record Progress(long match, long nanos, boolean isHelped) {}

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

  /** Whether a server has every entry that this one has. */
  boolean isEqual(Address member) {
    CommitTable table = commit_table;
    CommitTable.Entry entry = table == null ? null : table.get(member);
    return entry != null && entry.matchIndex() >= lastAppended();
  }

  @Override
  protected void process(List<Request> requests) {
    super.process(requests);
    helpOn();
  }

  /** Only the one thread that takes requests gets here. */
  private void helpOn() {
    CommitTable table = commit_table;
    if (table == null || !isLeader()) {
      behind.clear();
      told.clear();
      refused.clear();
      return;
    }
    long now = System.nanoTime();
    boolean isIdle = processing_queue.isEmpty();
    table.forEach((member, entry) -> {
      helpOn(member, entry, now);
      if (isIdle) {
        tellCommitted(member, entry);
      }
    });
  }

  /** Gives those who do not get on by themselves what they miss, one portion after the other. */
  private void helpOn(Address member, CommitTable.Entry entry, long now) {
    Progress before = behind.get(member);
    long match = entry.matchIndex();
    boolean isNear = last_appended - match <= UNDERWAY;
    if (isRefusedAnew(member, entry) && (before == null || !before.isHelped)) {
      behind.put(member, new Progress(match, now, true));
      help(member, entry);
    } else if (last_appended <= match) {
      behind.remove(member);
    } else if (before == null || (match != before.match && (isNear || !before.isHelped))) {
      behind.put(member, new Progress(match, now, false));
    } else if (match != before.match || now - before.nanos > STUCK_NANOS) {
      behind.put(member, new Progress(match, now, true));
      help(member, entry);
    }
  }

  /** It has said that it misses what comes before: the library would wait to give it that. */
  private boolean isRefusedAnew(Address member, CommitTable.Entry entry) {
    if (!entry.sendSingleMessage()) {
      refused.remove(member);
      return false;
    }
    Long before = refused.put(member, entry.nextIndex());
    return before == null || before != entry.nextIndex();
  }

  /** Nothing follows that would tell: but only to those who have the same entries up to there. */
  private void tellCommitted(Address member, CommitTable.Entry entry) {
    boolean isDue =
        entry.matchIndex() >= commit_index
            && entry.commitIndex() < commit_index
            && told.getOrDefault(member, 0L) < commit_index;
    if (isDue) {
      told.put(member, commit_index);
      long term = currentTerm();
      down_prot.down(
          new ObjectMessage(member, null)
              .putHeader(id, new AppendEntriesRequest(local_addr, term, 0, 0, term, commit_index)));
    }
  }

  private void help(Address member, CommitTable.Entry entry) {
    if (entry.nextIndex() < log().firstAppended()) {
      sendAppendEntriesMessage(member, entry); // it needs a snapshot
    } else if (entry.nextIndex() <= last_appended) {
      resend(member, Math.max(1, entry.nextIndex()), last_appended);
    }
  }

  @Override
  protected void resend(Address target, long from, long to) {
    long bytes = 0;
    long last = from;
    for (long i = from; i <= to && bytes < PORTION_BYTES; i++) {
      LogEntry entry = log().get(i);
      bytes += entry == null ? 0 : entry.length();
      last = i;
    }
    super.resend(target, from, last);
  }
}
