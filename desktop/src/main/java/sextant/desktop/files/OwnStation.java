package sextant.desktop.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import sextant.files.Discovery;
import sextant.files.Paired;
import sextant.files.Pairing;
import sextant.files.PairingListener;
import sextant.files.ReceiverOptions;
import sextant.files.SendSettings;
import sextant.files.Transfers;
import sextant.files.station.Host;
import sextant.files.station.QueuedOrder;
import sextant.files.station.Rank;
import sextant.files.station.Station;
import sextant.files.station.StationCall;
import sextant.files.station.StationPlan;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.PairingCode;
import sextant.identity.StateDirectory;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * The station as the room holds it: a receiver in a terminal gives it up for the room, and is its
 * guest from then on. Opening and closing block; not for the JavaFX thread.
 */
final class OwnStation implements AutoCloseable {
  private static final int MOST_TRIES = 100;
  private static final int STEP_MILLIS = 50;

  private final Station station;

  /**
   * What a station is to be.
   *
   * @param alias the name others see
   * @param folder where files go
   */
  record Plan(StateDirectory state, String alias, Path folder, Reach reach) {
    StationPlan with(Credentials own, int port) {
      ReceiverOptions options = ReceiverOptions.into(folder, alias, own);
      boolean isHidden = reach == Reach.HIDDEN;
      StationPlan plan =
          StationPlan.of(state, port < 0 ? options : options.onPort(port), Rank.DESKTOP);
      return isHidden ? plan.hidden() : plan;
    }
  }

  private OwnStation(Station station) {
    this.station = station;
  }

  /** Begins to receive; {@code notes} hears what could not be done and does not hinder the rest. */
  static OwnStation open(Plan plan, Host host, Discovery.Listener listener, Consumer<Failure> notes)
      throws FailureException, InterruptedException {
    Credentials own = DeviceIdentity.open(plan.state());
    StationPlan usual = plan.with(own, plan.reach() == Reach.HIDDEN ? 0 : -1);
    try {
      return new OwnStation(take(usual, host, listener, notes));
    } catch (FailureException e) {
      StationPlan elsewhere = plan.with(own, 0);
      return switch (e.failure().kind()) {
        // Another program has the usual port: any other will do, it is announced.
        case ADDRESS_IN_USE -> new OwnStation(take(elsewhere, host, listener, notes));
        case STATION_BUSY -> {
          notes.accept(e.failure());
          yield new OwnStation(Station.openBeside(elsewhere, host, listener, notes));
        }
        default -> throw e;
      };
    }
  }

  private static Station take(
      StationPlan plan, Host host, Discovery.Listener listener, Consumer<Failure> notes)
      throws FailureException, InterruptedException {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Optional<Station> opened = Station.open(plan, host, listener, notes);
      if (opened.isPresent()) {
        return opened.get();
      }
      Optional<StationCall> there = StationCall.reach(plan.state());
      if (there.isPresent()) {
        try (StationCall call = there.get()) {
          call.askForPlace(plan.rank());
        }
      }
      TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
    }
    throw new FailureException(new Failure(Failure.Kind.STATION_BUSY, "?", ""));
  }

  /** Where others reach this device. */
  int port() {
    return station.port();
  }

  Credentials own() {
    return station.own();
  }

  Transfers transfers() {
    return station.transfers();
  }

  /** Takes an order that outlives the program; blocks until it is on the disk. */
  void order(QueuedOrder order) throws FailureException {
    station.order(order);
  }

  /** Shows a code to be typed on another device. */
  PairingCode showCode(PairingListener listener) {
    return station.showCode(listener);
  }

  /** Pairs with the device on the network that shows this code; blocks. */
  Paired pair(PairingCode code, long patienceMillis) throws FailureException, InterruptedException {
    Optional<Pairing> pairing = station.pairing();
    if (pairing.isEmpty()) {
      throw new FailureException(
          new Failure(Failure.Kind.DEVICE_NOT_FOUND, code.plate() + "-…", "not announced"));
    }
    return pairing.get().find(code, patienceMillis);
  }

  /** Who sends, when this device does. */
  SendSettings settings() {
    return station.settings();
  }

  /** Empty when this device is not announced. */
  Optional<Discovery> discovery() {
    return station.discovery();
  }

  /** The addresses of this computer that a person would type elsewhere. */
  static List<String> addresses() {
    List<String> all = new ArrayList<>();
    try {
      for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        if (each.isUp() && !each.isLoopback()) {
          for (InetAddress address : Collections.list(each.getInetAddresses())) {
            if (address instanceof java.net.Inet4Address) {
              all.add(address.getHostAddress());
            }
          }
        }
      }
    } catch (IOException _) { // then there is nothing to show
      return List.of();
    }
    return all;
  }

  @Override
  public void close() {
    station.close();
  }
}
