package sextant.files.station;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.files.Doorkeeper.Openness;
import sextant.files.Found;
import sextant.identity.StateDirectory;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * A talk with the process that holds this person's station. Used by one thread, but {@link
 * #accept}, {@link #decline} and {@link #close} may come from any. After {@link #attach} only
 * {@link #next} is called.
 */
public final class StationCall implements AutoCloseable {
  private final LineChannel channel;
  private final Greeting greeting;

  /** Everything that moves or waits there at one moment. */
  public record Snapshot(List<TransferView> transfers, List<OfferView> offers) {
    /** Keeps copies. */
    public Snapshot {
      transfers = List.copyOf(transfers);
      offers = List.copyOf(offers);
    }
  }

  /** What can be done to a transfer there. */
  public enum Action {
    PAUSE,
    RESUME,
    CANCEL,
    RETRY
  }

  private StationCall(LineChannel channel, Greeting greeting) {
    this.channel = channel;
    this.greeting = greeting;
  }

  /** Reaches the station of that folder; empty when no process holds it. */
  public static Optional<StationCall> reach(StateDirectory state) throws FailureException {
    try {
      Optional<SocketChannel> socket = ControlSocket.reach(state);
      if (socket.isEmpty()) {
        return Optional.empty();
      }
      LineChannel channel = new LineChannel(socket.get());
      try {
        Optional<Line> hello = channel.read(); // none: it ends just now
        return hello.isEmpty()
            ? Optional.empty()
            : Optional.of(new StationCall(channel, Greeting.of(hello.get())));
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw Failure.wrap(e, ControlSocket.place(state).toString());
    }
  }

  /** Who answers there. */
  public Greeting greeting() {
    return greeting;
  }

  /** Who is on the network, known there already; a scan asks every address first and takes long. */
  public List<Found> devices(boolean isScanning) throws FailureException {
    List<Found> all = new ArrayList<>();
    ask(Line.of("devices").with("scan", isScanning), line -> all.add(DeviceLines.found(line)));
    return all;
  }

  /** What moves or waits there now. */
  public Snapshot snapshot() throws FailureException {
    List<TransferView> transfers = new ArrayList<>();
    List<OfferView> offers = new ArrayList<>();
    ask(
        Line.of("transfers"),
        line -> {
          if (line.isA("transfer")) {
            transfers.add(TransferView.of(line));
          } else {
            offers.add(OfferView.of(line));
          }
        });
    return new Snapshot(transfers, offers);
  }

  /** The files of an offer that waits there, in the sender's order. */
  public List<OfferFile> files(String offer) throws FailureException {
    List<OfferFile> files = new ArrayList<>();
    ask(Line.of("files").with("id", offer), line -> files.add(OfferFile.of(line)));
    return files;
  }

  /** Does something to the transfer whose name begins so; returns how it is then. */
  public TransferView control(String id, Action action) throws FailureException {
    List<TransferView> after = new ArrayList<>();
    ask(
        Line.of("control").with("id", id).with("action", action.name()),
        line -> after.add(TransferView.of(line)));
    return after.getFirst();
  }

  /** Hands over an order; it is on the disk when this returns. */
  public void order(QueuedOrder order) throws FailureException {
    ask(order.toLine(), line -> {});
  }

  /**
   * Asks the holder to give up its place; the caller then opens the station itself.
   *
   * @throws FailureException when it may not now
   */
  public void askForPlace(Rank rank) throws FailureException {
    ask(Line.of("yield").with("rank", rank.name()), line -> {});
  }

  /** Ends the station and everything attached to it. */
  public void stop() throws FailureException {
    ask(Line.of("stop"), line -> {});
  }

  /**
   * Takes a seat there; it is taken when this returns.
   *
   * @param folder where what this seat takes goes
   * @param hasPerson whether somebody sits here who can answer
   * @param showsCode whether the station shows a code for this seat
   */
  public void attach(Path folder, Openness openness, boolean hasPerson, boolean showsCode)
      throws FailureException {
    Path own = folder.toAbsolutePath().normalize();
    ask(new RemoteSeat.Wish(own, openness, hasPerson, showsCode).toLine(), line -> {});
  }

  /** Waits for what happens next; empty when the holder has gone. */
  public Optional<SeatNews> next() throws FailureException {
    try {
      while (true) {
        Optional<Line> line = channel.read();
        if (line.isEmpty()) {
          return Optional.empty();
        }
        Optional<SeatNews> news = NewsLines.read(line.get());
        if (news.isPresent()) {
          return news;
        }
      }
    } catch (FailureException e) {
      throw e;
    } catch (IOException _) { // closed here, or the other process was killed
      return Optional.empty();
    }
  }

  /** Accepts what is chosen of an offer; whoever was first counts. */
  public void accept(String offer, Choice choice) throws FailureException {
    write(choice.in(Line.of("answer").with("id", offer).with("accept", true)));
  }

  /** Declines an offer; whoever was first counts. */
  public void decline(String offer) throws FailureException {
    write(Line.of("answer").with("id", offer).with("accept", false));
  }

  /** Answers an offer without having a seat. */
  public void settle(String offer, boolean isYes) throws FailureException {
    ask(Line.of("answer").with("id", offer).with("accept", isYes), line -> {});
  }

  private interface Reading {
    void line(Line line) throws IOException;
  }

  private void ask(Line request, Reading reading) throws FailureException {
    try {
      channel.write(request);
      while (true) {
        Line line =
            channel.read().orElseThrow(() -> new EOFException("the other process has ended"));
        if (line.isA("end")) {
          return;
        }
        if (line.isA("error")) {
          throw new FailureException(line.failure());
        }
        reading.line(line);
      }
    } catch (IOException e) {
      throw Failure.wrap(e, "process " + greeting.pid());
    }
  }

  private void write(Line line) throws FailureException {
    try {
      channel.write(line);
    } catch (IOException e) {
      throw Failure.wrap(e, "process " + greeting.pid());
    }
  }

  @Override
  public void close() {
    channel.close();
  }
}
