package sextant.desktop.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.files.Device;
import sextant.files.Discovery;
import sextant.files.HistoryDesk;
import sextant.files.Paired;
import sextant.files.Pairing;
import sextant.files.PairingListener;
import sextant.files.ReceiveDesk;
import sextant.files.Receiver;
import sextant.files.ReceiverOptions;
import sextant.files.SendSettings;
import sextant.files.TransferHistory;
import sextant.files.Transfers;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.PairingCode;
import sextant.identity.StateDirectory;
import sextant.identity.TrustedDevices;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * This device among the others: it receives, is seen, and sees. Opening and closing block; not for
 * the JavaFX thread.
 */
final class Station implements AutoCloseable {
  private final Credentials own;
  private final Transfers transfers;
  private final HistoryDesk logged;
  private final Receiver receiver;
  private final @Nullable Discovery discovery;

  /**
   * What a station is to be.
   *
   * @param alias the name others see
   * @param folder where files go
   */
  record Plan(StateDirectory state, String alias, Path folder, Reach reach) {}

  private Station(
      Credentials own,
      Transfers transfers,
      HistoryDesk logged,
      Receiver receiver,
      @Nullable Discovery discovery) {
    this.own = own;
    this.transfers = transfers;
    this.logged = logged;
    this.receiver = receiver;
    this.discovery = discovery;
  }

  /** Begins to receive; {@code notVisible} hears why it cannot be announced, when it cannot. */
  static Station open(
      Plan plan, ReceiveDesk desk, Discovery.Listener listener, Consumer<Failure> notVisible)
      throws FailureException {
    Credentials own = DeviceIdentity.open(plan.state());
    Transfers transfers = new Transfers(own, Clock.systemUTC());
    HistoryDesk logged =
        new HistoryDesk(
            desk, new TransferHistory(plan.state()), plan.folder(), Clock.systemUTC(), notVisible);
    Receiver receiver;
    try {
      receiver = receiver(plan, own, transfers.watching(logged));
    } catch (FailureException e) {
      logged.close();
      throw e;
    }
    Discovery discovery = null;
    if (plan.reach() == Reach.NETWORK) {
      try {
        discovery = receiver.discover(listener);
        discovery.visit(new TrustedDevices(plan.state(), Clock.systemUTC()));
      } catch (FailureException e) { // files can still come to the address
        notVisible.accept(e.failure());
      }
    }
    return new Station(own, transfers, logged, receiver, discovery);
  }

  // Another program of this person may have the usual port: any other will do, it is announced.
  private static Receiver receiver(Plan plan, Credentials own, ReceiveDesk desk)
      throws FailureException {
    ReceiverOptions options = ReceiverOptions.into(plan.folder(), plan.alias(), own);
    if (plan.reach() == Reach.HIDDEN) {
      return Receiver.open(options.onPort(0), desk);
    }
    try {
      return Receiver.open(options, desk);
    } catch (FailureException e) {
      if (e.failure().kind() != Failure.Kind.ADDRESS_IN_USE) {
        throw e;
      }
      return Receiver.open(options.onPort(0), desk);
    }
  }

  /** How others see this device. */
  Device self() {
    return receiver.self();
  }

  Credentials own() {
    return own;
  }

  Transfers transfers() {
    return transfers;
  }

  /** Shows a code to be typed on another device. */
  PairingCode showCode(PairingListener listener) {
    return receiver.showCode(listener);
  }

  /** Pairs with the device on the network that shows this code; blocks. */
  Paired pair(PairingCode code, long patienceMillis) throws FailureException, InterruptedException {
    if (discovery == null) {
      throw new FailureException(
          new Failure(Failure.Kind.DEVICE_NOT_FOUND, code.plate() + "-…", "not announced"));
    }
    return new Pairing(discovery, own, self()).find(code, patienceMillis);
  }

  /** Who sends, when this device does. */
  SendSettings settings() {
    return SendSettings.of(receiver.self().alias(), own);
  }

  /** Empty when this device is not announced. */
  Optional<Discovery> discovery() {
    return Optional.ofNullable(discovery);
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
    if (discovery != null) {
      discovery.close();
    }
    transfers.close();
    receiver.close();
    logged.close();
  }
}
