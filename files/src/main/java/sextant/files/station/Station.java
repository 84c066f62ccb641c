package sextant.files.station;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.files.Decision;
import sextant.files.Discovery;
import sextant.files.Found;
import sextant.files.HistoryDesk;
import sextant.files.Pairing;
import sextant.files.PairingListener;
import sextant.files.ReceiveDesk;
import sextant.files.SendSettings;
import sextant.files.Target;
import sextant.files.Transfer;
import sextant.files.TransferHistory;
import sextant.files.Transfers;
import sextant.identity.Credentials;
import sextant.identity.PairingCode;
import sextant.identity.StateLock;
import sextant.identity.TrustedDevice;
import sextant.identity.TrustedDevices;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * This person's device among the others: it receives, sees and is seen, sends what was ordered, and
 * answers the other processes of the person. One process holds it. Opening and closing block.
 */
public final class Station implements AutoCloseable {
  private static final String LOCK = "files-station";
  private static final Set<Transfer.State> BUSY =
      Set.of(
          Transfer.State.QUEUED,
          Transfer.State.ASKED,
          Transfer.State.RUNNING,
          Transfer.State.PAUSED,
          Transfer.State.RECONNECTING);

  private final StationPlan plan;
  private final Host host;
  private final TrustedDevices devices;
  private final Transfers transfers;
  private final RoundTable table;
  private final HistoryDesk logged;
  private final Presence presence;
  private final Outbox outbox;
  private @Nullable ControlServer control;
  private @Nullable StateLock lock;

  private Station(StationPlan plan, Host host, Discovery.Listener listener, Consumer<Failure> notes)
      throws FailureException {
    this.plan = plan;
    this.host = host;
    Clock clock = Clock.systemUTC();
    Credentials own = plan.receiving().credentials();
    devices = new TrustedDevices(plan.state(), clock);
    transfers = new Transfers(own, clock);
    table = new RoundTable(devices, notes);
    TransferHistory history = new TransferHistory(plan.state());
    logged = new HistoryDesk(table, history, plan.receiving().folder(), clock, notes);
    ReceiveDesk desk = plan.isRemembered() ? logged : table;
    try {
      presence = Presence.open(plan, transfers.watching(desk), devices, hurrying(listener), notes);
    } catch (FailureException e) {
      logged.close();
      throw e;
    }
    table.sit(host);
    outbox =
        new Outbox(new OrderBook(plan.state()), history, transfers, settings(), this::find, notes);
  }

  private Discovery.Listener hurrying(Discovery.Listener listener) {
    return new Discovery.Listener() {
      @Override
      public void appeared(Found found) {
        listener.appeared(found);
        transfers.deviceCame();
      }

      @Override
      public void left(Found found) {
        listener.left(found);
      }
    };
  }

  /**
   * Opens the station unless another process of this person holds it.
   *
   * @param listener hears who comes and goes
   * @param notes hears what could not be done and does not hinder the rest, such as being announced
   * @throws FailureException when the port or the folder cannot be used
   */
  public static Optional<Station> open(
      StationPlan plan, Host host, Discovery.Listener listener, Consumer<Failure> notes)
      throws FailureException {
    try {
      Optional<StateLock> lock = plan.state().tryLock(LOCK);
      if (lock.isEmpty()) {
        return Optional.empty();
      }
      try {
        Station station = new Station(plan, host, listener, notes);
        station.takePlace(lock.get());
        return Optional.of(station);
      } catch (IOException e) {
        lock.get().close();
        throw e;
      }
    } catch (IOException e) {
      throw Failure.wrap(e, plan.state().path().toString());
    }
  }

  /** Opens one more receiver beside the station: on another port, reached by no other process. */
  public static Station openBeside(
      StationPlan plan, Host host, Discovery.Listener listener, Consumer<Failure> notes)
      throws FailureException {
    return new Station(plan, host, listener, notes);
  }

  private void takePlace(StateLock held) throws IOException {
    lock = held;
    try {
      control = ControlServer.open(this);
      outbox.begin();
    } catch (IOException e) {
      closeAllButLock(Departure.ENDED);
      throw e;
    }
  }

  StationPlan plan() {
    return plan;
  }

  RoundTable table() {
    return table;
  }

  /** How others reach this device; 0 for a courier, which nobody sends to. */
  public int port() {
    return presence.port();
  }

  /** Who this is. */
  public Credentials own() {
    return plan.receiving().credentials();
  }

  /** Everything that moves, in both directions. */
  public Transfers transfers() {
    return transfers;
  }

  /** The offers that wait for an answer. */
  public List<OfferView> offers() {
    return table.open().stream().map(OfferView::of).toList();
  }

  /** Answers an offer for the holder; false when it waits no longer. */
  boolean answer(String offer, boolean isYes) {
    Optional<Question> named =
        table.open().stream().filter(each -> each.id().equals(offer)).findFirst();
    return named
        .map(each -> isYes ? each.accept(host) : each.answer(host, new Decision.Decline()))
        .orElse(false);
  }

  /** Who is there; empty when this device is not announced. */
  public Optional<Discovery> discovery() {
    return presence.discovery();
  }

  /** Shows a code to be typed on another device; whoever showed one before shows it no longer. */
  public PairingCode showCode(PairingListener listener) {
    return presence.showCode(listener);
  }

  /** Pairs this device with one that shows a code; empty when this device is not announced. */
  public Optional<Pairing> pairing() {
    return discovery().map(found -> new Pairing(found, own(), presence.self()));
  }

  /** Who sends, when this device does. */
  public SendSettings settings() {
    return SendSettings.of(plan.receiving().alias(), own());
  }

  /** Takes an order that outlives this process; it is on the disk when this returns. */
  public void order(QueuedOrder order) throws FailureException {
    outbox.take(order);
  }

  /** Whether nothing that was ordered is under way any more. */
  public boolean hasSentAll() {
    return outbox.isEmpty();
  }

  /** What it says of itself to other processes. */
  public Greeting greeting() {
    return new Greeting(
        ProcessHandle.current().pid(),
        plan.rank(),
        plan.receiving().alias(),
        port(),
        plan.receiving().isEncrypted(),
        plan.receiving().folder().toAbsolutePath().normalize(),
        own().fingerprint().hex());
  }

  /** The trusted device of that name under its certificate only; else whoever has the name. */
  Target find(String to, boolean isEncrypted) throws FailureException {
    if (Target.looksLikeAddress(to)) {
      return Target.parse(to, isEncrypted);
    }
    Optional<TrustedDevice> known = devices.find(to);
    String name = known.map(device -> device.fingerprint().hex()).orElse(to);
    Optional<Found> found = discovery().flatMap(there -> there.find(name));
    if (found.isPresent()) {
      return found.get().target();
    }
    Optional<String> lastSeen = known.flatMap(TrustedDevice::lastSeen);
    if (lastSeen.isPresent()) {
      Target typed = Target.parse(lastSeen.get(), true);
      Optional<sextant.identity.Fingerprint> pinned = known.map(TrustedDevice::fingerprint);
      return new Target(typed.address(), true, pinned, to);
    }
    throw new FailureException(new Failure(Failure.Kind.DEVICE_NOT_FOUND, to, ""));
  }

  /** Whether a process of that rank may have its place now. */
  boolean yieldsTo(Rank rank) {
    if (plan.rank() == Rank.COURIER) {
      return rank != Rank.COURIER; // its orders are in the book: the next one takes them up
    }
    boolean isBusy =
        !table.open().isEmpty()
            || transfers.all().stream().anyMatch(each -> BUSY.contains(each.state()));
    return !plan.isFixed() && !isBusy && rank.compareTo(plan.rank()) > 0;
  }

  /** Somebody wants it to end. */
  void leave(Departure why) {
    ControlServer open = control;
    if (open != null) {
      open.say(why);
    }
    host.leave(why);
  }

  /** Ends; orders that are not done stay in the book. */
  @Override
  public void close() {
    closeAllButLock(Departure.ENDED);
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException _) { // the system frees it when the process ends
      return;
    }
  }

  private void closeAllButLock(Departure why) {
    outbox.close();
    presence.closeDiscovery();
    transfers.close();
    presence.close();
    logged.close();
    ControlServer open = control;
    if (open != null) {
      open.close(why);
    }
  }
}
