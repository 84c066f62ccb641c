package sextant.chat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opentest4j.AssertionFailedError;
import sextant.irc.Glob;

/**
 * One case in lines of text. {@code %} stands for the case's number, so that names never meet.
 *
 * <pre>
 * ann connects CAPS…      comes in as ann% with these capabilities
 * ann opens               only connects
 * ann registers CAPS…     comes in and makes the account ann%, password "secret"
 * ann logs in CAPS…       comes in as ann% with SASL PLAIN
 * ann &gt; LINE              says the line
 * ann &lt; PATTERN           hears, among what comes, a line that fits (* any text, ? one character)
 * ann ! PATTERN           has heard no such line when all is said
 * ann closed              the server has closed the connection
 * ann leaves              closes the connection
 * ann let NAME = KEY      remembers a tag (msgid, time) or word number of the last line heard as {NAME}
 * </pre>
 *
 * A pattern that begins with {@code @} is compared with the tags too, in any order: each of its
 * tags must be there.
 */
final class ConformanceCase {
  private final TestServer server;
  private final String number;
  private final Map<String, Peer> peers = new LinkedHashMap<>();
  private final Map<String, List<String>> heard = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, String> last = new LinkedHashMap<>();
  private final Set<String> unsettled = new LinkedHashSet<>();
  private boolean someoneLeft;
  private int waits;

  ConformanceCase(TestServer server, int number) {
    this.server = server;
    this.number = Integer.toString(number);
  }

  void run(List<String> lines) throws IOException {
    try {
      for (String line : lines) {
        step(fill(line));
      }
    } finally {
      for (Peer peer : peers.values()) {
        peer.close();
      }
    }
  }

  private String fill(String line) {
    String filled = line.replace("%", number);
    for (Map.Entry<String, String> name : names.entrySet()) {
      filled = filled.replace("{" + name.getKey() + "}", name.getValue());
    }
    return filled;
  }

  private void step(String line) throws IOException {
    String[] words = line.split(" +", 3);
    String who = words[0];
    String rest = words.length > 2 ? words[2] : "";
    switch (words[1]) {
      case "opens" -> peers.put(who, server.open());
      case "connects" -> add(who).register(who + number, caps(rest));
      case "registers" -> register(who, rest);
      case "logs" ->
          add(who).registerWithSasl(who + number, "secret", caps(rest.substring(2).strip()));
      case ">" -> {
        settle(who);
        peer(who).send(rest);
        unsettled.add(who);
      }
      case "<" -> hear(who, rest);
      case "!" -> silent(who, rest);
      case "closed" -> closed(who);
      case "leaves" -> {
        peer(who).close();
        gone(who);
      }
      case "let" -> remember(who, rest);
      default -> throw new IllegalArgumentException("no such step: " + line);
    }
  }

  private Peer add(String who) throws IOException {
    Peer peer = server.open();
    peers.put(who, peer);
    heard.put(who, new ArrayList<>());
    return peer;
  }

  private static String[] caps(String text) {
    return text.isBlank() ? new String[0] : text.strip().split(" +");
  }

  private void register(String who, String caps) throws IOException {
    Peer peer = add(who);
    peer.register(who + number, caps(caps));
    peer.send("REGISTER * * secret");
    peer.await("REGISTER");
    peer.sync();
  }

  private Peer peer(String who) {
    Peer peer = peers.get(who);
    if (peer == null) {
      throw new IllegalArgumentException(who + " was never connected");
    }
    return peer;
  }

  /** What the others said must have had its effect before somebody is asked what came of it. */
  private void settle(String who) throws IOException {
    for (String other : List.copyOf(unsettled)) {
      if (!other.equals(who)) {
        unsettled.remove(other);
        heard.computeIfAbsent(other, k -> new ArrayList<>()).addAll(peer(other).syncLines());
      }
    }
  }

  private void hear(String who, String pattern) throws IOException {
    settle(who);
    List<String> skipped = new ArrayList<>();
    List<String> backlog = heard.computeIfAbsent(who, k -> new ArrayList<>());
    String end = "end" + ++waits;
    boolean limited = false;
    while (true) {
      if (backlog.isEmpty() && !someoneLeft && !limited) {
        limited = true;
        peer(who).send("PING " + end);
      }
      String line = backlog.isEmpty() ? peer(who).read() : backlog.removeFirst();
      if (line != null && fits(pattern, line)) {
        last.put(who, line);
        return;
      }
      skipped.add(String.valueOf(line));
      if (line == null || line.endsWith(end)) {
        throw new AssertionFailedError(
            who + " never heard " + pattern + ", but:\n" + String.join("\n", skipped));
      }
    }
  }

  private void silent(String who, String pattern) throws IOException {
    settle(who);
    List<String> lines = peer(who).syncLines();
    for (String line : lines) {
      if (fits(pattern, line)) {
        throw new AssertionFailedError(who + " heard " + line);
      }
    }
    heard.computeIfAbsent(who, k -> new ArrayList<>()).addAll(lines);
  }

  private void gone(String who) {
    unsettled.remove(who);
    someoneLeft = true;
  }

  private void closed(String who) throws IOException {
    gone(who);
    for (String line = peer(who).read(); line != null; line = peer(who).read()) {
      last.put(who, line);
    }
  }

  private void remember(String who, String rest) {
    String[] parts = rest.split(" = ");
    String line = last.getOrDefault(who, "");
    String value =
        parts[1].matches("[0-9]+")
            ? line.split(" ")[Integer.parseInt(parts[1])]
            : Peer.parse(line).tag(parts[1]);
    names.put(parts[0], value);
  }

  static boolean fits(String pattern, String line) {
    String body = line.startsWith("@") ? line.substring(line.indexOf(' ') + 1) : line;
    if (!pattern.startsWith("@")) {
      return new Glob(pattern.replace("\\", "\\\\")).matches(body);
    }
    int space = pattern.indexOf(' ');
    String tags = line.startsWith("@") ? ";" + line.substring(1, line.indexOf(' ')) + ";" : ";";
    for (String tag : pattern.substring(1, space).split(";")) {
      boolean absent = tag.startsWith("!");
      String wanted = absent ? tag.substring(1) : tag;
      boolean there =
          new Glob("*;" + wanted + ";*").matches(tags)
              || new Glob("*;" + wanted + "=*").matches(tags);
      if (there == absent) {
        return false;
      }
    }
    return new Glob(pattern.substring(space + 1).replace("\\", "\\\\")).matches(body);
  }
}
