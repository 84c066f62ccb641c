package sextant.files.station;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import sextant.files.Decision;
import sextant.files.Doorkeeper.Openness;
import sextant.files.Paired;
import sextant.files.PairingListener;
import sextant.files.Proposal;
import sextant.identity.Fingerprint;
import sextant.identity.TrustedDevices.Standing;
import sextant.words.FailureException;

/**
 * A face in another process. What it hears goes into a bounded queue; one that does not read is let
 * go, so that it never holds up who receives.
 */
final class RemoteSeat implements Seat, PairingListener {
  private static final int MOST_WAITING = 20_000;
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final LineChannel channel;
  private final Wish wish;
  private final BlockingQueue<Line> outbox = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Map<String, Question> asked = new ConcurrentHashMap<>();
  private final Thread writer;
  private final Set<Fingerprint> welcome = ConcurrentHashMap.newKeySet();

  /**
   * What a face wants to be.
   *
   * @param folder where what it takes goes
   * @param hasPerson whether somebody sits there who can answer
   * @param showsCode whether it lets in who types its code
   */
  record Wish(Path folder, Openness openness, boolean hasPerson, boolean showsCode) {
    Line toLine() {
      return Line.of("attach")
          .with("folder", folder.toString())
          .with("openness", openness.name())
          .with("person", hasPerson)
          .with("code", showsCode);
    }

    static Wish of(Line line) throws FailureException {
      return new Wish(
          Path.of(line.text("folder")),
          line.oneOf(Openness.class, "openness"),
          line.flag("person"),
          line.flag("code"));
    }
  }

  RemoteSeat(LineChannel channel, Wish wish) {
    this.channel = channel;
    this.wish = wish;
    this.writer = Thread.ofVirtual().name("files-seat").unstarted(this::write);
  }

  /** Begins to write what it hears; what came before is kept. */
  void begin() {
    writer.start();
  }

  private void write() {
    try {
      while (true) {
        Line line = outbox.take();
        channel.write(line);
        if (line.isA("left")) {
          channel.close();
          return;
        }
      }
    } catch (IOException _) {
      channel.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits a moment until its last word is out. */
  void awaitFarewell() {
    try {
      writer.join(FAREWELL);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Openness openness() {
    return wish.openness();
  }

  @Override
  public Optional<Path> folder() {
    return Optional.of(wish.folder());
  }

  @Override
  public boolean expects(Proposal proposal) {
    return proposal.proven().filter(welcome::contains).isPresent();
  }

  @Override
  public boolean canAnswer(Question question) {
    return wish.hasPerson() && question.standing() != Standing.IMPOSTOR;
  }

  @Override
  public void ask(Question question) {
    asked.put(question.id(), question);
    heard(new SeatNews.Asked(OfferView.of(question)));
  }

  /** What the person over there says. */
  void answer(String offer, boolean isYes, Choice choice) {
    Question question = asked.remove(offer);
    if (question == null) {
      return; // it was answered elsewhere meanwhile
    }
    if (isYes) {
      question.accept(this, choice);
    } else {
      question.answer(this, new Decision.Decline());
    }
  }

  @Override
  public void heard(SeatNews news) {
    if (news instanceof SeatNews.Settled settled && asked.remove(settled.offer()) == null) {
      return; // it was never asked here, or has answered itself
    }
    if (!outbox.offer(NewsLines.of(news))) {
      channel.close();
    }
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
}
