package sextant.chat;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.opentest4j.AssertionFailedError;
import sextant.irc.Glob;

/**
 * One case in lines of text. {@code %} stands for the case's number, so that names never meet, and
 * {@code %%} for a percent sign.
 *
 * <pre>
 * ann connects CAPS…      comes in as ann% with these capabilities
 * ann opens               only connects
 * ann registers CAPS…     comes in and makes the account ann%, password "secret"
 * ann logs in CAPS…       comes in as ann% with SASL PLAIN
 * ann logs in as X CAPS…  comes in as X with SASL PLAIN, another session if X is here
 * ann &gt; LINE              says the line
 * ann &lt; PATTERN           hears, among what comes, a line that fits (* any text, ? one character)
 * ann ! PATTERN           has heard no such line when all is said
 * ann next PATTERN        the very next line it hears fits
 * ann nothing             has heard nothing more
 * ann joins #room         joins and hears the end of it
 * ann opers               becomes an operator of the server
 * ann closed              the server has closed the connection
 * ann leaves              closes the connection
 * ann let NAME = KEY      remembers a tag (msgid, time) or word number of the last line heard as {NAME}
 * {x*400} {ctcp} {bold}   stand for 400 times x and for the signs that begin CTCP and bold text
 * {plain ann secret}      stands for a login in base64; {plain1 …} and {plain2 …} for its two chunks,
 *                         {plain bob/ann secret} for ann who wants to act as bob
 * {base64 text}           stands for the text in base64
 * {bad}                   stands for a byte that is no UTF-8
 * server restarts         with what it kept; everybody's connection is gone
 * </pre>
 *
 * A pattern that begins with {@code @} is compared with the tags too, in any order: each of its
 * tags must be there.
 */
final class ConformanceCase {
  private final Servers servers;
  private final String number;
  private final Map<String, Peer> peers = new LinkedHashMap<>();
  private final Map<String, List<String>> heard = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, String> last = new LinkedHashMap<>();
  private final Set<String> unsettled = new LinkedHashSet<>();
  private boolean someoneLeft;
  private int waits;

  private static final Pattern REPEATED = Pattern.compile("\\{x\\*([0-9]+)}");

  private static final Pattern LOGIN = Pattern.compile("\\{plain([12]?) ([^ }]*) ([^}]*)}");
  private static final Pattern ENCODED = Pattern.compile("\\{base64 ([^}]*)}");

  private static final Pattern END = Pattern.compile(" PONG [^ ]+ end[0-9]+$");

  /** Where the case finds its server. */
  @FunctionalInterface
  interface Servers {
    TestServer server() throws IOException;

    default void restart() throws IOException {
      throw new IllegalStateException("bug: a server that others use");
    }
  }

  ConformanceCase(Servers servers, int number) {
    this.servers = servers;
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
    String filled =
        line.replace("%%", "\u0000")
            .replace("%", number)
            .replace('\u0000', '%')
            .replace("{ctcp}", "\u0001")
            .replace("{bold}", "\u0002");
    filled = REPEATED.matcher(filled).replaceAll(m -> "x".repeat(Integer.parseInt(m.group(1))));
    filled = LOGIN.matcher(filled).replaceAll(ConformanceCase::login);
    filled = ENCODED.matcher(filled).replaceAll(m -> base64(m.group(1)));
    for (Map.Entry<String, String> name : names.entrySet()) {
      filled = filled.replace("{" + name.getKey() + "}", name.getValue());
    }
    return filled;
  }

  private static String login(MatchResult match) {
    String[] names = match.group(2).split("/");
    String who = names.length > 1 ? names[0] : "";
    String text = base64(who + "\0" + names[names.length - 1] + "\0" + match.group(3));
    return switch (match.group(1)) {
      case "1" -> text.substring(0, 400);
      case "2" -> text.substring(400);
      default -> text;
    };
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void step(String line) throws IOException {
    String[] words = line.split(" +", 3);
    String who = words[0];
    String rest = words.length > 2 ? words[2] : "";
    switch (words[1]) {
      case "opens" -> peers.put(who, servers.server().open());
      case "restarts" -> restart();
      case "connects" -> add(who).register(who + number, caps(rest));
      case "registers" -> register(who, rest);
      case "logs" -> logIn(who, rest.substring(2).strip());
      case ">" -> {
        settle(who);
        say(peer(who), rest);
        unsettled.add(who);
      }
      case "<" -> hear(who, rest);
      case "next" -> next(who, rest);
      case "nothing" -> nothing(who);
      case "joins" -> {
        settle(who);
        peer(who).send("JOIN " + rest);
        hear(who, "* 366 *");
      }
      case "opers" -> {
        settle(who);
        peer(who).send("OPER operuser operpassword");
        hear(who, "* 381 *");
        hear(who, "* MODE *");
      }
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

  private static void say(Peer peer, String line) throws IOException {
    if (line.contains("{bad}")) {
      String latin = line.replace("{bad}", "\u00aa") + "\r\n";
      peer.sendBytes(latin.getBytes(StandardCharsets.ISO_8859_1));
    } else {
      peer.send(line);
    }
  }

  private Peer add(String who) throws IOException {
    Peer peer = servers.server().open();
    peers.put(who, peer);
    heard.put(who, new ArrayList<>());
    return peer;
  }

  private static String[] caps(String text) {
    return text.isBlank() ? new String[0] : text.strip().split(" +");
  }

  private void logIn(String who, String rest) throws IOException {
    boolean named = rest.startsWith("as ");
    String[] words = named ? rest.split(" +", 3) : new String[] {"", who + number, rest};
    String caps = words.length > 2 ? words[2] : "";
    List<String> after = add(who).registerWithSasl(words[1], "secret", caps(caps));
    heard.computeIfAbsent(who, k -> new ArrayList<>()).addAll(after);
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
        settleOne(other);
      }
    }
  }

  private void settleOne(String who) throws IOException {
    try {
      List<String> lines = new ArrayList<>();
      boolean open = peer(who).syncInto(lines);
      heard.computeIfAbsent(who, k -> new ArrayList<>()).addAll(lines);
      someoneLeft |= !open;
    } catch (SocketException closed) {
      someoneLeft = true;
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

  private void restart() throws IOException {
    for (Peer peer : peers.values()) {
      peer.close();
    }
    peers.clear();
    heard.clear();
    unsettled.clear();
    servers.restart();
  }

  private List<String> backlog(String who) throws IOException {
    settle(who);
    List<String> backlog = heard.computeIfAbsent(who, k -> new ArrayList<>());
    unsettled.remove(who);
    backlog.addAll(peer(who).syncLines());
    backlog.removeIf(line -> END.matcher(line).find()); // answers to our own questions
    return backlog;
  }

  private void next(String who, String pattern) throws IOException {
    List<String> backlog = backlog(who);
    if (backlog.isEmpty() || !fits(pattern, backlog.getFirst())) {
      throw new AssertionFailedError(
          who + " did not hear " + pattern + " next, but:\n" + String.join("\n", backlog));
    }
    last.put(who, backlog.removeFirst());
  }

  private void nothing(String who) throws IOException {
    List<String> backlog = backlog(who);
    if (!backlog.isEmpty()) {
      throw new AssertionFailedError(who + " heard:\n" + String.join("\n", backlog));
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
        parts[1].equals("last")
            ? line.substring(line.lastIndexOf(' ') + 1)
            : parts[1].matches("[0-9]+")
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
          new Glob("*;" + literal(wanted) + ";*").matches(tags)
              || new Glob("*;" + literal(wanted) + "=*").matches(tags);
      if (there == absent) {
        return false;
      }
    }
    return new Glob(literal(pattern.substring(space + 1))).matches(body);
  }

  private static String literal(String pattern) {
    return pattern.replace("\\", "\\\\");
  }
}
