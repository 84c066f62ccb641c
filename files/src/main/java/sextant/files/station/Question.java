package sextant.files.station;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import sextant.files.Decision;
import sextant.files.Proposal;
import sextant.identity.TrustedDevices.Standing;

/** An offer that waits for somebody to answer; the first answer counts. Any thread. */
public final class Question {
  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final Proposal proposal;
  private final Standing standing;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();

  /** What was said, and at which seat; without a decision, yes to what was chosen. */
  record Answer(Optional<Seat> by, Optional<Decision> decision, Choice choice) {}

  Question(Proposal proposal, Standing standing) {
    this.proposal = proposal;
    this.standing = standing;
  }

  /** Its name for those who answer from another process. */
  public String id() {
    return id;
  }

  /** What is offered. */
  public Proposal proposal() {
    return proposal;
  }

  /** What the sender is to this person. */
  public Standing standing() {
    return standing;
  }

  /**
   * Answers.
   *
   * @return false when somebody else was first, or the offer has gone
   */
  public boolean answer(Seat by, Decision decision) {
    return answer.complete(new Answer(Optional.of(by), Optional.of(decision), Choice.ALL));
  }

  /** Yes to everything, into the folder of that sender or of that seat. */
  public boolean accept(Seat by) {
    return accept(by, Choice.ALL);
  }

  /** Yes to what is chosen, into the folder of that sender or of that seat. */
  public boolean accept(Seat by, Choice choice) {
    return answer.complete(new Answer(Optional.of(by), Optional.empty(), choice));
  }

  /** Says no for want of anybody who could answer. */
  void giveUp() {
    var no = Optional.<Decision>of(new Decision.Decline());
    answer.complete(new Answer(Optional.empty(), no, Choice.ALL));
  }

  boolean isSettled() {
    return answer.isDone();
  }

  Answer await() throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("bug: an answer is never an exception", e);
    }
  }
}
