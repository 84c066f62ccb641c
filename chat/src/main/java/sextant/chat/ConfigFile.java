package sextant.chat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sextant.irc.CaseMapping;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/** The configuration as a TOML file; what it does not name is as in {@link ChatConfig#usual}. */
public final class ConfigFile {
  private final Map<String, Toml.Entry> values = new HashMap<>();
  private final Map<Integer, Map<String, Toml.Entry>> listeners = new TreeMap<>();
  private final Map<Integer, Map<String, Toml.Entry>> operators = new TreeMap<>();
  private final Map<Integer, Map<String, Toml.Entry>> webirc = new TreeMap<>();
  private final Set<String> used = new HashSet<>();

  private ConfigFile() {}

  /** Reads the file; what is wrong in it is told with its line. */
  public static ChatConfig read(Path file) throws IOException {
    try {
      return parse(Files.readAllLines(file));
    } catch (Toml.SyntaxException e) {
      String reason = String.valueOf(e.getMessage());
      throw new FailureException(new Failure(Failure.Kind.BAD_INPUT, file.toString(), reason), e);
    } catch (IOException e) {
      throw Failure.wrap(e, file.toString());
    }
  }

  /** All that can be set, at what it is without a file, with comments in that language. */
  public static String commented(Language language) throws IOException {
    String name = language == Language.CHINESE ? "chat_zh.toml" : "chat.toml";
    try (InputStream resource = ConfigFile.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("bug: no resource " + name);
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static ChatConfig parse(List<String> lines) throws Toml.SyntaxException {
    ConfigFile file = new ConfigFile();
    for (Toml.Entry entry : Toml.parse(lines)) {
      switch (entry.table()) {
        case "listener" -> file.put(file.listeners, entry);
        case "operator" -> file.put(file.operators, entry);
        case "webirc" -> file.put(file.webirc, entry);
        default -> file.values.put(entry.table() + "." + entry.key(), entry);
      }
    }
    ChatConfig config = file.config();
    for (Map.Entry<String, Toml.Entry> value : file.values.entrySet()) {
      if (!file.used.contains(value.getKey())) {
        throw new Toml.SyntaxException(value.getValue().line(), "unknown key " + value.getKey());
      }
    }
    return config;
  }

  private void put(Map<Integer, Map<String, Toml.Entry>> tables, Toml.Entry entry) {
    tables.computeIfAbsent(entry.index(), k -> new HashMap<>()).put(entry.key(), entry);
  }

  private <T> T get(String key, Class<T> type, T otherwise) throws Toml.SyntaxException {
    used.add(key);
    return get(values.get(key), type, otherwise);
  }

  private static <T> T get(Toml.@Nullable Entry entry, Class<T> type, T otherwise)
      throws Toml.SyntaxException {
    if (entry == null) {
      return otherwise;
    }
    if (!type.isInstance(entry.value())) {
      String wanted =
          type == Long.class
              ? "a number"
              : type == String.class ? "a text in quotes" : "another kind of value";
      throw new Toml.SyntaxException(entry.line(), entry.key() + " must be " + wanted);
    }
    return type.cast(entry.value());
  }

  private String text(String key, String otherwise) throws Toml.SyntaxException {
    return get(key, String.class, otherwise);
  }

  /** One of these words; the first when the file says nothing. */
  private String oneOf(String key, List<String> words) throws Toml.SyntaxException {
    String value = text(key, words.getFirst());
    Toml.Entry entry = values.get(key);
    if (entry != null && !words.contains(value)) {
      throw new Toml.SyntaxException(
          entry.line(), entry.key() + " must be one of " + String.join(", ", words));
    }
    return value;
  }

  private boolean flag(String key, boolean otherwise) throws Toml.SyntaxException {
    return get(key, Boolean.class, otherwise);
  }

  private int number(String key, int otherwise) throws Toml.SyntaxException {
    long value = get(key, Long.class, (long) otherwise);
    Toml.Entry entry = values.get(key);
    if (entry != null && (value < 0 || value > 1_000_000_000)) {
      throw new Toml.SyntaxException(entry.line(), key + " must be from 0 to 1000000000");
    }
    return (int) value;
  }

  private List<String> texts(String key, List<String> otherwise) throws Toml.SyntaxException {
    List<String> all = new ArrayList<>();
    for (Object each : get(key, List.class, otherwise)) {
      all.add((String) each);
    }
    return all;
  }

  private ChatConfig config() throws Toml.SyntaxException {
    ChatConfig usual = ChatConfig.usual();
    return new ChatConfig(
        text("server.name", usual.name()),
        text("server.network", usual.network()),
        text("server.password", ""),
        texts("server.motd", List.of()),
        mapping(),
        listeners.isEmpty() ? usual.listeners() : readListeners(),
        limits(),
        safety(),
        accounts(),
        new ChatConfig.History(
            flag("history.kept", true),
            number("history.maximum-lines", 1000),
            number("history.replay-lines", 0)),
        new ChatConfig.Rooms(
            text("rooms.modes", usual.rooms().modes()),
            texts("rooms.permanent", usual.rooms().permanent()),
            flag("rooms.operators-only", false)),
        readOperators(),
        gateways());
  }

  private CaseMapping mapping() throws Toml.SyntaxException {
    String token = text("server.case-mapping", ChatConfig.usual().mapping().token());
    CaseMapping mapping = CaseMapping.ofToken(token);
    Toml.Entry entry = values.get("server.case-mapping");
    if (entry != null && !mapping.token().equals(token)) {
      throw new Toml.SyntaxException(
          entry.line(), "case-mapping is ascii, rfc1459, rfc1459-strict or rfc8265");
    }
    return mapping;
  }

  private ChatConfig.Limits limits() throws Toml.SyntaxException {
    ChatConfig.Limits usual = ChatConfig.Limits.USUAL;
    return new ChatConfig.Limits(
        number("limits.nick", usual.nick()),
        number("limits.room", usual.room()),
        number("limits.topic", usual.topic()),
        number("limits.kick", usual.kick()),
        number("limits.away", usual.away()),
        number("limits.real-name", usual.realName()),
        number("limits.user", usual.user()),
        number("limits.rooms-per-client", usual.roomsPerClient()),
        number("limits.list-entries", usual.listEntries()),
        number("limits.monitor", usual.monitor()),
        number("limits.whowas", usual.whowas()),
        number("limits.multiline-bytes", usual.multilineBytes()),
        number("limits.multiline-lines", usual.multilineLines()),
        number("limits.metadata-keys", usual.metadataKeys()),
        number("limits.metadata-value", usual.metadataValue()),
        number("limits.send-queue-bytes", usual.sendQueueBytes()));
  }

  private ChatConfig.Safety safety() throws Toml.SyntaxException {
    ChatConfig.Safety usual = ChatConfig.Safety.USUAL;
    return new ChatConfig.Safety(
        flag("safety.flood-limit", usual.isFloodLimited()),
        number("safety.burst-lines", usual.burstLines()),
        number("safety.lines-per-second", usual.linesPerSecond()),
        number("safety.connections-per-address", usual.connectionsPerAddress()),
        number("safety.connections-per-minute", usual.connectionsPerMinute()),
        number("safety.registration-seconds", usual.registrationSeconds()),
        number("safety.ping-seconds", usual.pingSeconds()),
        Set.copyOf(texts("safety.exempt", List.copyOf(usual.exempt()))),
        text("safety.cloak-secret", ""));
  }

  private ChatConfig.Accounts accounts() throws Toml.SyntaxException {
    ChatConfig.Accounts usual = ChatConfig.Accounts.USUAL;
    return new ChatConfig.Accounts(
        flag("accounts.registration", usual.canRegister()),
        flag("accounts.before-connect", usual.beforeConnect()),
        flag("accounts.required", usual.isRequired()),
        flag("accounts.own-nick", usual.ownsNick()),
        oneOf("accounts.always-on", List.of(usual.alwaysOn(), "opt-out", "disabled")),
        Math.max(1, number("accounts.iterations", usual.iterations())),
        text("accounts.user-modes", usual.userModes()));
  }

  private List<ChatConfig.Listener> readListeners() throws Toml.SyntaxException {
    List<ChatConfig.Listener> all = new ArrayList<>();
    for (Map<String, Toml.Entry> table : listeners.values()) {
      known(table, Set.of("host", "port", "unix", "tls", "proxy", "pages", "certificate", "key"));
      boolean pages = get(table.get("pages"), Boolean.class, false);
      all.add(
          new ChatConfig.Listener(
              get(table.get("host"), String.class, "127.0.0.1"),
              port(table.get("port")),
              path(table.get("unix")),
              pages ? ChatConfig.Listener.Use.PAGES : ChatConfig.Listener.Use.IRC,
              get(table.get("tls"), Boolean.class, false),
              get(table.get("proxy"), Boolean.class, false),
              path(table.get("certificate")),
              path(table.get("key"))));
    }
    return all;
  }

  private static int port(Toml.@Nullable Entry entry) throws Toml.SyntaxException {
    long port = get(entry, Long.class, 6667L);
    if (entry != null && (port < 0 || port > 65_535)) {
      throw new Toml.SyntaxException(entry.line(), "port must be from 0 to 65535");
    }
    return (int) port;
  }

  private static Optional<Path> path(Toml.@Nullable Entry entry) throws Toml.SyntaxException {
    String text = get(entry, String.class, "");
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }

  private static void known(Map<String, Toml.Entry> table, Set<String> keys)
      throws Toml.SyntaxException {
    for (Toml.Entry entry : table.values()) {
      if (!keys.contains(entry.key())) {
        throw new Toml.SyntaxException(entry.line(), "unknown key " + entry.key());
      }
    }
  }

  private ChatConfig.Gateways gateways() throws Toml.SyntaxException {
    List<ChatConfig.Gateway> all = new ArrayList<>();
    for (Map<String, Toml.Entry> table : webirc.values()) {
      known(table, Set.of("password", "hosts"));
      List<String> hosts = new ArrayList<>();
      for (Object each : get(table.get("hosts"), List.class, List.of())) {
        hosts.add((String) each);
      }
      all.add(
          new ChatConfig.Gateway(get(table.get("password"), String.class, ""), Set.copyOf(hosts)));
    }
    List<String> usual = List.copyOf(ChatConfig.Gateways.USUAL.proxies());
    return new ChatConfig.Gateways(Set.copyOf(texts("safety.proxies", usual)), all);
  }

  private List<ChatConfig.Operator> readOperators() throws Toml.SyntaxException {
    List<ChatConfig.Operator> all = new ArrayList<>();
    for (Map<String, Toml.Entry> table : operators.values()) {
      known(table, Set.of("name", "password", "title"));
      for (String key : List.of("name", "password")) {
        if (get(table.get(key), String.class, "").isEmpty()) {
          int line = table.values().stream().mapToInt(Toml.Entry::line).min().orElse(0);
          throw new Toml.SyntaxException(line, "an operator without a " + key);
        }
      }
      all.add(
          new ChatConfig.Operator(
              get(table.get("name"), String.class, ""),
              get(table.get("password"), String.class, ""),
              get(table.get("title"), String.class, "")));
    }
    return all;
  }
}
