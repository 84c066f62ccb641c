package sextant.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Checksum states of one packet in the form tshark gives them: 0 bad, 1 good, 2 unverified, 3 not
 * present, per protocol.
 */
final class CorpusStatus {
  static final List<String> PROTOCOLS = List.of("ip", "tcp", "udp", "icmp", "icmpv6");

  private CorpusStatus() {}

  static Map<String, List<Integer>> of(Dissection dissection) {
    Map<String, List<Integer>> states = new TreeMap<>();
    for (Layer layer : dissection.layers()) {
      Optional<Field> checksum = layer.field(layer.key() + ".checksum");
      if (PROTOCOLS.contains(layer.key()) && checksum.isPresent()) {
        states
            .computeIfAbsent(layer.key(), key -> new ArrayList<>())
            .add(number(checksum.get().validity()));
      }
    }
    return states;
  }

  private static int number(Validity validity) {
    return switch (validity) {
      case INVALID -> 0;
      case VALID -> 1;
      case UNCHECKED -> 2;
      case ABSENT -> 3;
    };
  }
}
