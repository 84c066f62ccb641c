package sextant.chatcluster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import sextant.chat.log.Applied;
import sextant.chat.log.EventLog;

/**
 * The log of a server that decides, while it does. What a round of the reactor has appended goes to
 * the group as one piece; while some pieces are on their way, rounds gather. Used by the reactor's
 * thread.
 */
final class RaftLog implements EventLog {
  private static final int ON_THEIR_WAY = 4;
  private static final int MOST_ENTRIES = 20_000;

  private final long term;
  private final String decider;
  private final Proposer proposer;
  private final Supplier<String> heard;
  private String heardInWhole;
  private List<Entry> round = new ArrayList<>();
  private List<Entry> whole = new ArrayList<>();
  private long proposed;
  private long position;
  private String chain;
  private int underway;
  private boolean isOver;

  /** Gives a piece to the group; it is heard of again when it was agreed on. */
  @FunctionalInterface
  interface Proposer {
    void propose(byte[] piece);
  }

  /** What was heard of clients' lines is asked at the end of each round that appended something. */
  RaftLog(Applied begin, Proposer proposer, Supplier<String> heard) {
    this.term = begin.term();
    this.decider = begin.decider();
    this.proposed = begin.position();
    this.position = begin.position();
    this.chain = begin.chain();
    this.proposer = proposer;
    this.heard = heard;
    this.heardInWhole = begin.heard();
  }

  @Override
  public long append(Entry entry) {
    round.add(entry);
    return ++position;
  }

  @Override
  public void together() {
    if (!round.isEmpty()) {
      heardInWhole = heard.get();
      if (whole.isEmpty()) {
        whole = round;
        round = new ArrayList<>();
      } else {
        whole.addAll(round);
        round.clear();
      }
    }
    sendWhenDue();
  }

  private void sendWhenDue() {
    if (!whole.isEmpty() && underway < ON_THEIR_WAY && !isOver) {
      send();
    }
  }

  private void send() {
    Batch batch = new Batch(term, decider, proposed + 1, chain, heardInWhole, whole);
    byte[] bytes = batch.toBytes();
    proposed = batch.last();
    chain = Batch.chain(chain, bytes, 0, bytes.length);
    whole = new ArrayList<>();
    underway++;
    proposer.propose(bytes);
  }

  /** One piece was agreed on: the next may go. */
  void agreed() {
    underway--;
    sendWhenDue(); // not what this round has begun: it is not whole yet
  }

  /** Somebody else decides now, or nobody: nothing more is given to the group. */
  void end() {
    isOver = true;
  }

  boolean isFull() {
    return whole.size() > MOST_ENTRIES;
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
    return true;
  }

  @Override
  public long incarnation() {
    return term;
  }

  @Override
  public void start(Listener listener) {
    // Positions are told by the replica, which hears of every piece in its order.
  }

  @Override
  public void close() {
    end();
  }
}
