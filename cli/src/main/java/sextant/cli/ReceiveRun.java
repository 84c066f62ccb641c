package sextant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import sextant.files.station.Departure;
import sextant.files.station.Greeting;
import sextant.files.station.Rank;
import sextant.files.station.SeatNews;
import sextant.files.station.Station;
import sextant.files.station.StationCall;
import sextant.files.station.StationPlan;
import sextant.identity.DeviceIdentity;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * One run of {@code sextant receive}: holds the person's station, or takes a seat at the one that
 * is there already and its place when that ends.
 */
final class ReceiveRun {
  private static final int MOST_TRIES = 100;
  private static final int STEP_MILLIS = 50;

  private final Run run;
  private final ReceiveCommand.Arguments arguments;
  private final FilesText text;

  ReceiveRun(Run run, ReceiveCommand.Arguments arguments, FilesText text) {
    this.run = run;
    this.arguments = arguments;
    this.text = text;
  }

  int go() throws IOException, InterruptedException {
    if (arguments.stop().value()) {
      return stop();
    }
    Rank rank = ReceivePlan.rankOf(run);
    if (arguments.background().value() && rank == Rank.TERMINAL) {
      return BackgroundStart.receive(run, arguments, text);
    }
    Path folder = arguments.dir().value();
    if (!folder.toString().equals("-")) {
      return receive(new ReceivePlan(arguments, folder, false, rank));
    }
    Path made = Files.createTempDirectory("sextant-receive");
    try {
      return receive(new ReceivePlan(arguments, made, true, rank));
    } finally {
      remove(made);
    }
  }

  private int stop() throws FailureException {
    Optional<StationCall> call = StationCall.reach(run.state());
    if (call.isEmpty()) {
      run.output().warn(text.nothingToStop());
      return Exit.FAILED;
    }
    try (StationCall there = call.get()) {
      there.stop();
      run.output().say(text.stopped(Long.toString(there.greeting().pid())));
      return Exit.DONE;
    }
  }

  private int receive(ReceivePlan plan) throws IOException, InterruptedException {
    StationPlan station = plan.station(run, DeviceIdentity.open(run.state()));
    ReceiveFace face = new ReceiveFace(run, plan);
    boolean wasGuest = false;
    try (Interruption.Registration _ = run.interruption().stopping(face::end)) {
      for (int tries = 0; !face.isOver(); tries++) {
        face.begin();
        Optional<Station> own = open(station, face, wasGuest && tries < MOST_TRIES);
        if (own.isPresent()) {
          hold(own.get(), station, face);
          tries = 0;
        } else if (attach(plan, station, face)) {
          wasGuest = true;
          tries = 0;
        } else if (tries < MOST_TRIES) { // it begins or ends just now
          TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        } else {
          throw new FailureException(new Failure(Failure.Kind.STATION_BUSY, "?", ""));
        }
      }
    }
    return face.lines().exit();
  }

  // A process that was killed may still have the port for a moment after its lock is free.
  private Optional<Station> open(StationPlan plan, ReceiveFace face, boolean isPatient)
      throws FailureException {
    try {
      return Station.open(plan, face, found -> {}, failure -> note(plan, failure));
    } catch (FailureException e) {
      if (isPatient && e.failure().kind() == Failure.Kind.ADDRESS_IN_USE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void note(StationPlan plan, Failure failure) {
    boolean isAboutNetwork = failure.subject().startsWith("UDP");
    String why = failure.explain(run.language()).why();
    run.output()
        .warn(
            plan.isAnnounced() && isAboutNetwork
                ? text.notAnnounced(why)
                : failure.explain(run.language()).inOneLine());
  }

  private void hold(Station station, StationPlan plan, ReceiveFace face)
      throws InterruptedException {
    ReceiveProgress progress = ReceiveProgress.of(run, face.lines(), station);
    try (station;
        Ticker _ = Ticker.start(progress::show)) {
      if (plan.rank() == Rank.COURIER) {
        carry(station, face);
        return;
      }
      greet(station.greeting());
      if (arguments.code().value()) {
        face.lines().show(new SeatNews.Code(station.showCode(face).text()));
      }
      if (face.await().equals(Optional.of(Departure.YIELDED))) {
        run.output().say(text.yielded());
      }
    }
  }

  // A courier is there for what was ordered, and for nothing else.
  private static void carry(Station station, ReceiveFace face) throws InterruptedException {
    while (!face.ended().await(1, TimeUnit.SECONDS)) {
      if (station.hasSentAll()) {
        face.end();
      }
    }
    face.end();
  }

  private boolean attach(ReceivePlan plan, StationPlan station, ReceiveFace face)
      throws FailureException, InterruptedException {
    Optional<StationCall> reached = StationCall.reach(run.state());
    if (reached.isEmpty()) {
      return false;
    }
    try (StationCall call = reached.get()) {
      Greeting there = call.greeting();
      if (plan.rank() == Rank.COURIER) { // somebody else carries already
        face.end();
      } else if (there.rank() == Rank.COURIER) {
        call.askForPlace(plan.rank());
        return false;
      } else if (plan.isBeside(there)) {
        hold(
            Station.openBeside(station, face, found -> {}, failure -> note(station, failure)),
            station,
            face);
        face.end();
      } else if (plan.fits(there)) {
        sit(call, plan, face);
      } else {
        throw new FailureException(
            new Failure(Failure.Kind.STATION_BUSY, Long.toString(there.pid()), ""));
      }
      return true;
    }
  }

  private void sit(StationCall call, ReceivePlan plan, ReceiveFace face) throws FailureException {
    boolean hasPerson = face.prompt().hasPerson() && !plan.isInBackground();
    try (Interruption.Registration _ = run.interruption().stopping(call::close);
        ReceiveProgress progress = ReceiveProgress.of(run, face.lines());
        Ticker _ = Ticker.start(progress::show)) {
      call.attach(plan.folder(), plan.openness(), hasPerson, arguments.code().value());
      attached(call.greeting(), plan.folder());
      for (Optional<SeatNews> news = call.next();
          news.isPresent() && !face.isOver();
          news = call.next()) {
        if (news.get() instanceof SeatNews.Asked asked) {
          face.prompt().ask(asked.offer(), new GuestDesk(run, call, asked.offer().id()));
        } else {
          heard(news.get(), face);
        }
        if (face.isOver()) {
          return;
        }
      }
    }
  }

  // Only an end that a person wants ends this one, too; else it takes the place that is free now.
  private static void heard(SeatNews news, ReceiveFace face) {
    boolean isFree = news instanceof SeatNews.Left left && left.why() != Departure.STOPPED;
    if (!isFree) {
      face.heard(news);
    }
  }

  private void greet(Greeting own) {
    Output output = run.output();
    String port = Integer.toString(own.port());
    String folder = arguments.dir().value().toString();
    output.say(
        isInBackground()
            ? text.listening(own.alias(), port, folder)
            : text.listeningHere(own.alias(), port, folder));
    if (own.isEncrypted()) {
      output.say(text.fingerprint(own.fingerprint().substring(0, 16)));
    } else {
      output.warn(text.plainWarning());
    }
    if (output.isJson()) {
      try (JsonLine line = output.json("listening")) {
        line.number("port", own.port())
            .text("alias", own.alias())
            .text("fingerprint", own.fingerprint());
      }
    }
  }

  // No key reaches a process without a terminal; who started it says how it ends.
  private boolean isInBackground() {
    return ReceivePlan.rankOf(run) == Rank.BACKGROUND;
  }

  private void attached(Greeting there, Path folder) {
    Output output = run.output();
    String pid = Long.toString(there.pid());
    String port = Integer.toString(there.port());
    String into = folder.toString();
    output.say(
        isInBackground()
            ? text.attached(there.alias(), port, pid, into)
            : text.attachedHere(there.alias(), port, pid, into));
    if (output.isJson()) {
      try (JsonLine line = output.json("attached")) {
        line.number("pid", there.pid())
            .number("port", there.port())
            .text("alias", there.alias())
            .text("fingerprint", there.fingerprint());
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
