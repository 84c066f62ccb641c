package sextant.files;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Why a device may not be seen: what was found out about this computer's way to the others. Pure:
 * everything observed comes in.
 */
public record Diagnosis(List<Finding> findings) {
  /** Keeps a copy. */
  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** One thing that was found out; a face says it in words, with what to do. */
  public sealed interface Finding {
    /** This computer is in no network at all. */
    record NoNetwork() implements Finding {}

    /** Announcements leave by this interface and come back: nothing is wrong on this side. */
    record Works(String name, List<String> networks) implements Finding {}

    /** The announcement could not leave by this interface. */
    record CannotLeave(String name, String why) implements Finding {}

    /** It left, and our own copy of it did not come back: something drops it on this computer. */
    record NotHeard(String name, int port) implements Finding {}

    /** The interface cannot do multicast. */
    record NoMulticast(String name) implements Finding {}

    /** A tunnel is up: devices at the other end see us, those in this room perhaps not. */
    record Tunnel(String name) implements Finding {}

    /** A device announced itself from there and does not answer at its port. */
    record Mute(String address, int port, String alias) implements Finding {}

    /** The address is in none of our networks. */
    record OtherNetwork(String address, List<String> networks) implements Finding {}

    /** The computer is there; nothing listens at that port. */
    record NothingListens(String address, int port) implements Finding {}

    /** Nobody answers at that address: off, asleep, or a firewall that drops. */
    record NoAnswer(String address, int port) implements Finding {}

    /** A device answers there. */
    record Answers(String address, String alias) implements Finding {}
  }

  /**
   * What was observed.
   *
   * @param interfaces those that are up
   * @param failed why a packet could not leave, by interface
   * @param heard our own addresses whose announcement came back
   * @param mute devices that announced themselves and did not answer
   */
  record Observed(
      List<NetworkView> interfaces,
      Map<String, String> failed,
      Set<InetAddress> heard,
      List<Finding.Mute> mute,
      int port) {}

  static Diagnosis of(Observed observed) {
    List<Finding> findings = new ArrayList<>();
    List<NetworkView> outside =
        observed.interfaces().stream()
            .filter(each -> !each.isLoopback() && !each.networks().isEmpty())
            .toList();
    if (outside.isEmpty()) {
      findings.add(new Finding.NoNetwork());
    }
    outside.forEach(each -> findings.add(judge(each, observed)));
    findings.addAll(observed.mute());
    return new Diagnosis(findings);
  }

  private static Finding judge(NetworkView view, Observed observed) {
    String why = observed.failed().get(view.name());
    if (view.isPointToPoint()) {
      return new Finding.Tunnel(view.name());
    }
    if (!view.hasMulticast()) {
      return new Finding.NoMulticast(view.name());
    }
    if (why != null) {
      return new Finding.CannotLeave(view.name(), why);
    }
    boolean isHeard = observed.heard().stream().anyMatch(view::has);
    return isHeard
        ? new Finding.Works(view.name(), texts(view))
        : new Finding.NotHeard(view.name(), observed.port());
  }

  private static List<String> texts(NetworkView view) {
    return view.networks().stream()
        .filter(network -> !network.address().isLinkLocalAddress())
        .map(NetworkView.Network::text)
        .toList();
  }

  /** Whether an address is in one of the networks; those are named when it is not. */
  static List<Finding> ofNetwork(InetAddress address, List<NetworkView> interfaces) {
    boolean isNear =
        interfaces.stream()
            .flatMap(each -> each.networks().stream())
            .anyMatch(network -> network.contains(address));
    List<String> ours =
        interfaces.stream()
            .filter(each -> !each.isLoopback())
            .flatMap(each -> texts(each).stream())
            .toList();
    return isNear ? List.of() : List.of(new Finding.OtherNetwork(address.getHostAddress(), ours));
  }

  /** With more findings. */
  Diagnosis and(List<Finding> more) {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(more);
    return new Diagnosis(all);
  }
}
