package sextant.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sextant.words.Explanation;

/** Whether the instruments' usual ports are free. */
final class PortsCheck {
  private static final Map<Integer, String> OPTIONS =
      Map.of(
          14_153, "sextant talk serve --port 0",
          53_317, "sextant receive --port 0",
          6_667, "sextant chat serve --port 6668");

  private final Machine machine;
  private final DoctorText text;

  PortsCheck(Machine machine, DoctorText text) {
    this.machine = machine;
    this.text = text;
  }

  List<Finding> findings() {
    List<Integer> free = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (int port : OPTIONS.keySet().stream().sorted().toList()) {
      if (machine.port(port).isEmpty()) {
        free.add(port);
      } else {
        findings.add(Doctor.limited(Topic.PORTS, taken(port)));
      }
    }
    if (!free.isEmpty()) {
      String ports = String.join(", ", free.stream().map(String::valueOf).toList());
      findings.addFirst(Doctor.fine(Topic.PORTS, text.portsFree(ports), text.portsFreeWhy()));
    }
    return findings;
  }

  private Explanation taken(int port) {
    String listener = machine.listener(port);
    return new Explanation(
        text.portTaken(Integer.toString(port)),
        listener.isEmpty() ? text.portTakenUnseen() : text.portTakenBy(listener),
        text.portTakenTodo(OPTIONS.getOrDefault(port, "")));
  }
}
