package sextant.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import sextant.files.Decision;
import sextant.files.Doorkeeper.Openness;
import sextant.files.Paired;
import sextant.files.PairingListener;
import sextant.files.Proposal;
import sextant.files.station.Choice;
import sextant.files.station.Departure;
import sextant.files.station.Host;
import sextant.files.station.OfferFile;
import sextant.files.station.OfferView;
import sextant.files.station.Question;
import sextant.files.station.SeatNews;
import sextant.identity.Fingerprint;
import sextant.identity.TrustedDevices.Standing;
import sextant.words.FailureException;

/**
 * The terminal's seat at a station, whether this process holds it or another: what happens is
 * printed, offers become questions.
 */
final class ReceiveFace implements Host, PairingListener {
  private final Run run;
  private final ReceivePlan plan;
  private final FilesText text;
  private final ReceiveLines lines;
  private final OfferPrompt prompt;
  private final Set<Fingerprint> welcome = ConcurrentHashMap.newKeySet();
  private volatile Optional<Departure> departure = Optional.empty();
  private volatile CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean isOver;

  ReceiveFace(Run run, ReceivePlan plan) {
    this.run = run;
    this.plan = plan;
    this.text = new FilesText(run.language());
    this.lines = new ReceiveLines(run, plan);
    this.prompt = new OfferPrompt(run, text);
  }

  ReceiveLines lines() {
    return lines;
  }

  OfferPrompt prompt() {
    return prompt;
  }

  /** A person, {@code --once} or a signal ends it all. */
  void end() {
    isOver = true;
    ended.countDown();
  }

  boolean isOver() {
    return isOver;
  }

  /** Waits until this run or this holding of the station ends; returns why the latter does. */
  Optional<Departure> await() throws InterruptedException {
    ended.await();
    return departure;
  }

  CountDownLatch ended() {
    return ended;
  }

  /** Begins anew in another role. */
  void begin() {
    departure = Optional.empty();
    prompt.clear();
    if (!isOver) {
      ended = new CountDownLatch(1);
    }
    if (isOver) { // it came in between
      ended.countDown();
    }
  }

  @Override
  public void leave(Departure why) {
    departure = Optional.of(why);
    if (why != Departure.YIELDED) {
      isOver = true;
    }
    ended.countDown();
  }

  @Override
  public Openness openness() {
    return plan.openness();
  }

  @Override
  public Optional<Path> folder() {
    return Optional.empty();
  }

  @Override
  public boolean expects(Proposal proposal) {
    return proposal.proven().filter(welcome::contains).isPresent();
  }

  // In the background a question waits until a face comes that can answer it.
  @Override
  public boolean canAnswer(Question question) {
    boolean isAsked = plan.openness() == Openness.ASK;
    boolean isSomebodyThere = plan.isInBackground() || prompt.hasPerson();
    return isAsked && isSomebodyThere && question.standing() != Standing.IMPOSTOR;
  }

  @Override
  public void ask(Question question) {
    if (plan.isInBackground()) {
      run.output().say(text.waitsForAnswer(question.proposal().sender().alias()));
      return;
    }
    prompt.ask(OfferView.of(question), desk(question));
  }

  private OfferPrompt.Desk desk(Question question) {
    return new OfferPrompt.Desk() {
      @Override
      public List<OfferFile> files() {
        return OfferFile.of(question);
      }

      @Override
      public void accept(Choice choice) {
        question.accept(ReceiveFace.this, choice);
      }

      @Override
      public void decline() {
        question.answer(ReceiveFace.this, new Decision.Decline());
      }
    };
  }

  @Override
  public void paired(Paired other) {
    welcome.add(other.fingerprint());
    heard(new SeatNews.CodeTyped(other));
  }

  @Override
  public void over() {
    heard(new SeatNews.CodeOver());
  }

  @Override
  public void heard(SeatNews news) {
    switch (news) {
      case SeatNews.Settled settled -> prompt.settled(settled.offer());
      case SeatNews.CodeTyped typed -> trust(typed.other());
      case SeatNews.Left left -> leave(left.why());
      default -> lines.show(news);
    }
    if (plan.isOnce() && lines.isFirstDone()) {
      end();
    }
  }

  private void trust(Paired other) {
    try {
      PairCommand.trust(run, other, new PairText(run.language()));
    } catch (FailureException e) {
      run.output().warn(e.failure().explain(run.language()).inOneLine());
    }
  }
}
