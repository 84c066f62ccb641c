package sextant.files.station;

import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import sextant.files.Decision;
import sextant.files.Doorkeeper;
import sextant.files.Doorkeeper.Judgement;
import sextant.files.Doorkeeper.Openness;
import sextant.files.Proposal;
import sextant.files.ReceiveDesk;
import sextant.files.ReceiveEvent;
import sextant.files.Tally;
import sextant.identity.TrustedDevices;
import sextant.identity.TrustedDevices.Standing;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * The desk at which every face of this person has a seat. What is known decides; else all are asked
 * and the first answer counts. The seat that came last is first in everything.
 */
final class RoundTable implements ReceiveDesk {
  private final TrustedDevices devices;
  private final Consumer<Failure> onFailure;
  private final List<Seat> seats = new CopyOnWriteArrayList<>(); // the newest first
  private final List<Question> open = new CopyOnWriteArrayList<>();
  private final Map<Proposal, Seat> takers = Collections.synchronizedMap(new IdentityHashMap<>());
  private final Map<String, Seat> running = new ConcurrentHashMap<>();

  RoundTable(TrustedDevices devices, Consumer<Failure> onFailure) {
    this.devices = devices;
    this.onFailure = onFailure;
  }

  /** Takes a seat; what is open is asked there, too. */
  void sit(Seat seat) {
    seats.addFirst(seat);
    open.stream().filter(seat::canAnswer).forEach(seat::ask);
  }

  /** Leaves; what only this seat could have answered is declined when nobody else can. */
  void leave(Seat seat) {
    seats.remove(seat);
    running.values().removeIf(seat::equals);
    for (Question each : open) {
      if (seats.stream().noneMatch(other -> other.canAnswer(each))) {
        each.giveUp();
      }
    }
  }

  /** The offers that wait for an answer. */
  List<Question> open() {
    return List.copyOf(open);
  }

  @Override
  public Decision decide(Proposal proposal) throws InterruptedException {
    try {
      Optional<Seat> expecting = seats.stream().filter(s -> s.expects(proposal)).findFirst();
      if (expecting.isPresent()) {
        return welcome(proposal, expecting.get(), Choice.ALL);
      }
      return switch (judge(proposal)) {
        case Judgement.Take take -> taken(proposal, take.accept(), mostOpen());
        case Judgement.Refuse refuse -> refuse(proposal, SeatNews.Refusal.of(refuse.reason()));
        case Judgement.Ask ask -> ask(proposal, ask.standing());
      };
    } catch (FailureException e) {
      onFailure.accept(e.failure());
      return new Decision.Decline();
    }
  }

  // A seat that is asked may say yes to what a stricter one would refuse.
  private Judgement judge(Proposal proposal) throws FailureException {
    Openness most = mostOpen().map(Seat::openness).orElse(Openness.ASK);
    Judgement judgement = new Doorkeeper(devices, most).judge(proposal);
    boolean canAsk = seats.stream().anyMatch(seat -> seat.openness() == Openness.ASK);
    if (judgement instanceof Judgement.Refuse && canAsk) {
      Standing standing = devices.standing(proposal.sender().alias(), proposal.proven());
      return new Judgement.Ask(standing);
    }
    return judgement;
  }

  private Optional<Seat> mostOpen() {
    Optional<Openness> most = seats.stream().map(Seat::openness).max(Openness::compareTo);
    return seats.stream().filter(seat -> Optional.of(seat.openness()).equals(most)).findFirst();
  }

  private Decision welcome(Proposal proposal, Seat seat, Choice choice) throws FailureException {
    Decision.Accept accept = new Doorkeeper(devices, Openness.ASK).welcome(proposal);
    return taken(proposal, choice.of(accept), Optional.of(seat));
  }

  private Decision taken(Proposal proposal, Decision.Accept accept, Optional<Seat> by) {
    by.ifPresent(seat -> takers.put(proposal, seat));
    Optional<Path> own = by.flatMap(Seat::folder);
    return accept.folder().isEmpty() && own.isPresent() ? accept.into(own.get()) : accept;
  }

  private Decision refuse(Proposal proposal, SeatNews.Refusal why) {
    String address = proposal.address().getHostAddress();
    tell(new SeatNews.Refused(proposal.sender().alias(), address, why));
    return new Decision.Decline();
  }

  private Decision ask(Proposal proposal, Standing standing)
      throws FailureException, InterruptedException {
    Question question = new Question(proposal, standing);
    open.add(question);
    try {
      List<Seat> asked = seats.stream().filter(seat -> seat.canAnswer(question)).toList();
      if (asked.isEmpty()) {
        boolean isImpostor = standing == Standing.IMPOSTOR;
        return refuse(proposal, isImpostor ? SeatNews.Refusal.IMPOSTOR : SeatNews.Refusal.NOBODY);
      }
      asked.forEach(seat -> seat.ask(question));
      return decision(proposal, question.await());
    } finally {
      open.remove(question);
      tell(new SeatNews.Settled(question.id()));
    }
  }

  private Decision decision(Proposal proposal, Question.Answer answer) throws FailureException {
    if (answer.decision().isEmpty()) {
      return welcome(proposal, answer.by().orElseThrow(), answer.choice());
    }
    Decision said = answer.decision().get();
    boolean isYes = said instanceof Decision.Accept;
    return isYes ? taken(proposal, (Decision.Accept) said, answer.by()) : said;
  }

  private void tell(SeatNews news) {
    seats.forEach(seat -> seat.heard(news));
  }

  @Override
  public void happened(ReceiveEvent event) {
    switch (event) {
      case ReceiveEvent.Message message -> {
        Proposal by = message.proposal();
        String address = by.address().getHostAddress();
        tell(new SeatNews.Message(by.sender().alias(), address, message.text()));
      }
      case ReceiveEvent.Withdrawn gone ->
          tell(new SeatNews.Withdrawn(gone.proposal().sender().alias()));
      case ReceiveEvent.Started started -> started(started);
      case ReceiveEvent.Stored stored -> stored(stored);
      case ReceiveEvent.Skipped skipped ->
          tell(new SeatNews.Skipped(skipped.transfer(), skipped.name(), skipped.size()));
      case ReceiveEvent.Failed failed ->
          tell(new SeatNews.Failed(failed.transfer(), failed.name(), failed.why()));
      case ReceiveEvent.Ended ended -> ended(ended);
      case ReceiveEvent.ShutOut out -> tell(new SeatNews.ShutOut(out.address()));
    }
  }

  private void started(ReceiveEvent.Started started) {
    Seat taker = takers.remove(started.proposal());
    if (taker == null && !seats.isEmpty()) {
      taker = running.getOrDefault(started.transfer(), seats.getLast());
    }
    if (taker != null) { // one that is taken up again after a break belongs to the holder
      running.put(started.transfer(), taker);
    }
    for (Seat seat : seats) {
      seat.heard(new SeatNews.Started(started.transfer(), seat.equals(taker)));
    }
  }

  private void stored(ReceiveEvent.Stored stored) {
    Seat taker = running.get(stored.transfer());
    for (Seat seat : seats) {
      boolean isOurs = seat.equals(taker);
      seat.heard(
          new SeatNews.Stored(
              stored.transfer(), stored.file(), stored.size(), stored.isRenamed(), isOurs));
    }
  }

  private void ended(ReceiveEvent.Ended ended) {
    Seat taker = running.remove(ended.transfer());
    Tally.View tally = ended.tally();
    for (Seat seat : seats) {
      seat.heard(
          new SeatNews.Ended(
              ended.transfer(),
              tally.doneFiles(),
              tally.totalFiles(),
              tally.movedBytes(),
              ended.isComplete(),
              seat.equals(taker)));
    }
  }
}
