package sextant.files.station;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import sextant.files.Doorkeeper.Openness;
import sextant.identity.TrustedDevices.Standing;

/** A face that remembers what it heard and what it was asked. */
final class TestFace implements Host {
  final BlockingQueue<SeatNews> news = new LinkedBlockingQueue<>();
  final BlockingQueue<Question> asked = new LinkedBlockingQueue<>();
  final BlockingQueue<Departure> departures = new LinkedBlockingQueue<>();
  private final Openness openness;

  TestFace(Openness openness) {
    this.openness = openness;
  }

  @Override
  public Openness openness() {
    return openness;
  }

  @Override
  public Optional<Path> folder() {
    return Optional.empty();
  }

  @Override
  public boolean canAnswer(Question question) {
    return openness == Openness.ASK && question.standing() != Standing.IMPOSTOR;
  }

  @Override
  public void ask(Question question) {
    asked.add(question);
  }

  @Override
  public void heard(SeatNews heard) {
    news.add(heard);
  }

  @Override
  public void leave(Departure why) {
    departures.add(why);
  }

  Question awaitQuestion() throws InterruptedException {
    return must(asked.poll(60, TimeUnit.SECONDS), "a question");
  }

  Departure awaitDeparture() throws InterruptedException {
    return must(departures.poll(60, TimeUnit.SECONDS), "a departure");
  }

  <N extends SeatNews> N await(Class<N> kind) throws InterruptedException {
    return kind.cast(await(kind::isInstance, kind.getSimpleName()));
  }

  private SeatNews await(Predicate<SeatNews> condition, String what) throws InterruptedException {
    while (true) {
      SeatNews heard = must(news.poll(60, TimeUnit.SECONDS), what);
      if (condition.test(heard)) {
        return heard;
      }
    }
  }

  private static <T> T must(T thing, String what) {
    if (thing == null) {
      throw new AssertionError("waited in vain for " + what);
    }
    return thing;
  }
}
