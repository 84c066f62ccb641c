package sextant.cli;

import java.nio.file.Path;
import java.util.Optional;
import sextant.files.Device;
import sextant.files.Doorkeeper.Openness;
import sextant.files.ReceiverOptions;
import sextant.files.station.Greeting;
import sextant.files.station.Rank;
import sextant.files.station.StationPlan;
import sextant.identity.Credentials;

/**
 * What {@code sextant receive} was asked for.
 *
 * @param folder where files go
 * @param rank what this process is when it holds the station
 */
record ReceivePlan(ReceiveCommand.Arguments asked, Path folder, boolean isPiped, Rank rank) {
  /** Set in a process that was started for the background, to its rank. */
  static final String VARIABLE = "SEXTANT_STATION";

  static Rank rankOf(Run run) {
    return switch (run.surroundings().environment().getOrDefault(VARIABLE, "")) {
      case "background" -> Rank.BACKGROUND;
      case "courier" -> Rank.COURIER;
      default -> Rank.TERMINAL;
    };
  }

  Openness openness() {
    return asked.accept().value();
  }

  boolean isInBackground() {
    return rank == Rank.BACKGROUND;
  }

  boolean isOnce() {
    return asked.once().value();
  }

  StationPlan station(Run run, Credentials own) {
    ReceiverOptions options =
        new ReceiverOptions(
            folder,
            asked.alias().optional().orElseGet(HostAlias::ofThisComputer),
            own,
            port(),
            !asked.http().value(),
            asked.pin().optional(),
            asked.executable().value());
    return new StationPlan(
        run.state(), options, rank, !asked.hidden().value(), isFixed(), !isPiped);
  }

  private int port() {
    return asked.port().optional().orElse(Device.USUAL_PORT);
  }

  // A window would be announced, and on the usual port.
  private boolean isFixed() {
    boolean isElsewhere = asked.port().isGiven() && port() != Device.USUAL_PORT;
    return isElsewhere || isOwn() || asked.hidden().value();
  }

  // Settings of the receiver itself: one that is there already cannot take them over.
  private boolean isOwn() {
    return asked.http().value() || asked.pin().isGiven() || asked.executable().value();
  }

  /** Whether this is to receive beside the station that is there, on a port of its own. */
  boolean isBeside(Greeting there) {
    return asked.port().isGiven() && port() != there.port();
  }

  /** Whether a seat at the station that is there is what was asked for. */
  boolean fits(Greeting there) {
    Optional<String> alias = asked.alias().optional();
    boolean isNamed = alias.isEmpty() || alias.get().equals(there.alias());
    return !isOwn() && isNamed;
  }
}
