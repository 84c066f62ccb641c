package sextant.desktop.ping;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;

/** One line of a trace: who answers at this distance, and how. Belongs to the JavaFX thread. */
final class Hop {
  /** How many of the last probes the small line of a hop shows. */
  static final int RECENT = 60;

  private final int distance;
  private final Set<String> addresses = new LinkedHashSet<>();
  private final RttTally tally = new RttTally();
  private final LongProperty revision = new SimpleLongProperty();
  private double[] recent = new double[0];
  private String name = "";
  private boolean target;

  Hop(int distance) {
    this.distance = distance;
  }

  void answered(String address, long rttNanos, boolean isTarget) {
    addresses.add(address);
    target |= isTarget;
    tally.answered(rttNanos);
    remember(rttNanos / 1e6);
  }

  void lost() {
    tally.lost();
    remember(Double.NaN);
  }

  void named(String address, String itsName) {
    if (addresses.contains(address)) {
      name = itsName;
      revision.set(revision.get() + 1);
    }
  }

  private void remember(double millis) {
    int kept = Math.min(recent.length, RECENT - 1);
    double[] longer = Arrays.copyOfRange(recent, recent.length - kept, recent.length + 1);
    longer[kept] = millis;
    recent = longer;
    revision.set(revision.get() + 1);
  }

  /** How many routers away, from 1. */
  int distance() {
    return distance;
  }

  /** Whether it is the host itself. */
  boolean isTarget() {
    return target;
  }

  /** Who answered; more than one where the way is not always the same; empty when nobody did. */
  Set<String> addresses() {
    return addresses;
  }

  /** The name of its address; empty while not known. */
  String name() {
    return name;
  }

  Numbers numbers() {
    return tally.numbers();
  }

  /** The last times in milliseconds, newest last; NaN for a loss. */
  double[] recent() {
    return recent;
  }

  /** Changes whenever anything here does. */
  LongProperty revisionProperty() {
    return revision;
  }
}
