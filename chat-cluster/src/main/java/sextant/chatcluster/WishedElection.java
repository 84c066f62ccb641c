package sextant.chatcluster;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jgroups.Address;
import org.jgroups.MergeView;
import org.jgroups.Message;
import org.jgroups.View;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.raft.ELECTION2;
import org.jgroups.protocols.raft.RaftHeader;
import org.jgroups.protocols.raft.election.VoteResponse;
import org.jgroups.raft.util.Utils;
import org.jspecify.annotations.Nullable;

/**
 * The library's election, in which a wish counts: of servers whose logs go equally far, the one
 * that shall lead does. The library takes the first in its list. And a server that knows nobody who
 * leads, though most are there, has one elected ({@link Vigil}).
 */
final class WishedElection extends ELECTION2 {
  private final Supplier<String> wished;
  private final Vigil vigil = new Vigil();
  private @Nullable Future<?> looks;

  /** The name of whoever shall lead, empty when nobody cares. */
  WishedElection(Supplier<String> wished) {
    this.wished = wished;
    setId(ClassConfigurator.getProtocolId(ELECTION2.class));
  }

  @Override
  public void start() throws Exception {
    super.start();
    looks =
        getTransport()
            .getTimer()
            .scheduleWithFixedDelay(
                this::look, Vigil.EVERY_MILLIS, Vigil.EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    Future<?> running = looks;
    if (running != null) {
      running.cancel(false);
    }
    super.stop();
  }

  private void look() {
    View present = view;
    boolean isMissing =
        present != null
            && isMajorityAvailable()
            && raft().leader() == null
            && raft().members().contains(raft().raftId())
            && !isVotingThreadRunning();
    int place = present == null ? 0 : present.getMembers().indexOf(getAddress());
    if (vigil.isTime(isMissing, place)) {
      startVotingThread();
    }
  }

  /** Who has come back from elsewhere may not know any more who leads; the library says nothing. */
  @Override
  protected void handleView(View next) {
    super.handleView(next);
    if (next instanceof MergeView && raft().isLeader()) {
      sendLeaderElectedMessage(raft().leader(), raft().currentTerm());
    }
  }

  /** An answer to an earlier question that comes late is no vote: the library would count it. */
  @Override
  protected void handleMessage(Message message, RaftHeader header) {
    if (!(header instanceof VoteResponse) || header.currTerm() == raft().currentTerm()) {
      super.handleMessage(message, header);
    }
  }

  @Override
  protected @Nullable Address determineLeader() {
    Address first = super.determineLeader();
    String name = wished.get();
    Map<Address, VoteResponse> votes = getVotes().getResults();
    Optional<String> best = first == null ? Optional.empty() : vote(votes, first);
    return votes.keySet().stream()
        .filter(each -> name.equals(Utils.extractRaftId(each)))
        .filter(each -> best.isPresent() && vote(votes, each).equals(best))
        .findFirst()
        .orElse(first);
  }

  /** Term and index are in its text, and not to be had otherwise. */
  private static Optional<String> vote(Map<Address, VoteResponse> votes, Address of) {
    return Optional.ofNullable(votes.get(of)).map(VoteResponse::toString);
  }
}
