package sextant.chat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import sextant.irc.CaseMapping;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/** The configuration as a TOML file; what it does not name is as in {@link ChatConfig#usual}. */
public final class ConfigFile {
  private static final Set<String> MANY =
      Set.of("listener", "operator", "webirc", "service", "member");

  private final Map<String, TomlTable> tables = new LinkedHashMap<>();
  private final Map<String, Map<Integer, TomlTable>> lists = new HashMap<>();

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
      file.put(entry);
    }
    ChatConfig config = file.config();
    for (TomlTable table : file.tables.values()) {
      table.end();
    }
    return config;
  }

  private void put(Toml.Entry entry) {
    String name = entry.table();
    TomlTable table =
        MANY.contains(name)
            ? lists
                .computeIfAbsent(name, k -> new TreeMap<>())
                .computeIfAbsent(entry.index(), k -> new TomlTable(""))
            : table(name);
    table.add(entry);
  }

  private TomlTable table(String name) {
    return tables.computeIfAbsent(name, k -> new TomlTable(k + "."));
  }

  private List<TomlTable> list(String name) {
    return List.copyOf(lists.getOrDefault(name, Map.of()).values());
  }

  private ChatConfig config() throws Toml.SyntaxException {
    ChatConfig usual = ChatConfig.usual();
    TomlTable server = table("server");
    List<TomlTable> listeners = list("listener");
    return new ChatConfig(
        server.text("name", usual.name()),
        server.text("network", usual.network()),
        server.text("password", ""),
        server.texts("motd", List.of()),
        mapping(server),
        listeners.isEmpty() ? usual.listeners() : ConfigLists.listeners(listeners),
        limits(table("limits")),
        safety(table("safety")),
        accounts(table("accounts")),
        history(table("history")),
        rooms(table("rooms")),
        ConfigLists.operators(list("operator")),
        gateways(),
        offers(server),
        cluster(table("cluster")));
  }

  private ClusterConfig cluster(TomlTable table) throws Toml.SyntaxException {
    return new ClusterConfig(
        table.text("node", ""),
        ConfigLists.members(list("member")),
        entrance(table),
        table.number("grace-seconds", ClusterConfig.NONE.graceSeconds()));
  }

  private static ClusterConfig.Entrance entrance(TomlTable table) throws Toml.SyntaxException {
    boolean isBare = table.isFlag("join");
    List<String> through = isBare ? List.of() : table.texts("join", List.of());
    boolean joins = isBare ? table.flag("join", false) : !through.isEmpty();
    for (String each : through) {
      if (ClusterPlace.parse(each).isEmpty()) {
        throw new Toml.SyntaxException(table.line("join"), "no HOST:PORT: " + each);
      }
    }
    String at = table.text("at", "");
    if (!at.isEmpty() && ClusterPlace.parse(at).isEmpty()) {
      throw new Toml.SyntaxException(table.line("at"), "no HOST:PORT: " + at);
    }
    return new ClusterConfig.Entrance(joins, through, at, table.text("clients", ""));
  }

  private static CaseMapping mapping(TomlTable server) throws Toml.SyntaxException {
    String token = server.text("case-mapping", ChatConfig.usual().mapping().token());
    CaseMapping mapping = CaseMapping.ofToken(token);
    if (!mapping.token().equals(token)) {
      throw new Toml.SyntaxException(
          server.line("case-mapping"), "case-mapping is ascii, rfc1459, rfc1459-strict or rfc8265");
    }
    return mapping;
  }

  private static ChatConfig.Limits limits(TomlTable table) throws Toml.SyntaxException {
    ChatConfig.Limits usual = ChatConfig.Limits.USUAL;
    return new ChatConfig.Limits(
        table.number("nick", usual.nick()),
        table.number("room", usual.room()),
        table.number("topic", usual.topic()),
        table.number("kick", usual.kick()),
        table.number("away", usual.away()),
        table.number("real-name", usual.realName()),
        table.number("user", usual.user()),
        table.number("rooms-per-client", usual.roomsPerClient()),
        table.number("list-entries", usual.listEntries()),
        table.number("monitor", usual.monitor()),
        table.number("whowas", usual.whowas()),
        table.number("multiline-bytes", usual.multilineBytes()),
        table.number("multiline-lines", usual.multilineLines()),
        table.number("metadata-keys", usual.metadataKeys()),
        table.number("metadata-value", usual.metadataValue()),
        table.number("send-queue-bytes", usual.sendQueueBytes()));
  }

  private static ChatConfig.Safety safety(TomlTable table) throws Toml.SyntaxException {
    ChatConfig.Safety usual = ChatConfig.Safety.USUAL;
    return new ChatConfig.Safety(
        table.flag("flood-limit", usual.isFloodLimited()),
        table.number("burst-lines", usual.burstLines()),
        table.number("lines-per-second", usual.linesPerSecond()),
        table.number("connections-per-address", usual.connectionsPerAddress()),
        table.number("connections-per-minute", usual.connectionsPerMinute()),
        table.number("registration-seconds", usual.registrationSeconds()),
        table.number("ping-seconds", usual.pingSeconds()),
        Set.copyOf(table.texts("exempt", List.copyOf(usual.exempt()))),
        table.text("cloak-secret", ""));
  }

  private static ChatConfig.Accounts accounts(TomlTable table) throws Toml.SyntaxException {
    ChatConfig.Accounts usual = ChatConfig.Accounts.USUAL;
    return new ChatConfig.Accounts(
        table.flag("registration", usual.canRegister()),
        table.flag("before-connect", usual.beforeConnect()),
        table.flag("required", usual.isRequired()),
        table.flag("own-nick", usual.ownsNick()),
        table.oneOf("always-on", List.of(usual.alwaysOn(), "opt-out", "disabled")),
        Math.max(1, table.number("iterations", usual.iterations())),
        table.text("user-modes", usual.userModes()));
  }

  private static ChatConfig.History history(TomlTable table) throws Toml.SyntaxException {
    return new ChatConfig.History(
        table.flag("kept", true),
        table.number("maximum-lines", 1000),
        table.number("replay-lines", 0));
  }

  private static ChatConfig.Rooms rooms(TomlTable table) throws Toml.SyntaxException {
    ChatConfig.Rooms usual = ChatConfig.Rooms.USUAL;
    return new ChatConfig.Rooms(
        table.text("modes", usual.modes()),
        table.texts("permanent", usual.permanent()),
        table.flag("operators-only", false));
  }

  private Gateways gateways() throws Toml.SyntaxException {
    List<String> usual = List.copyOf(Gateways.USUAL.proxies());
    return new Gateways(
        Set.copyOf(table("safety").texts("proxies", usual)), ConfigLists.gateways(list("webirc")));
  }

  private Offers offers(TomlTable server) throws Toml.SyntaxException {
    return new Offers(
        server.flag("announce", true),
        server.text("icon", ""),
        ConfigLists.services(list("service")),
        fileHost(table("filehost")),
        email(table("email")));
  }

  private static Offers.Email email(TomlTable table) throws Toml.SyntaxException {
    Offers.Email usual = Offers.Email.NONE;
    Offers.Email email =
        new Offers.Email(
            table.text("relay", usual.host()),
            table.port(usual.port()),
            table.text("sender", usual.sender()));
    if (email.isOn() && email.sender().indexOf('@') < 1) {
      throw new Toml.SyntaxException(table.line("sender"), "email needs a sender, an address");
    }
    return email;
  }

  private static Offers.FileHost fileHost(TomlTable table) throws Toml.SyntaxException {
    Offers.FileHost usual = Offers.FileHost.NONE;
    return new Offers.FileHost(
        table.flag("open", usual.isOpen()),
        table.text("host", usual.host()),
        table.port(usual.port()),
        table.flag("tls", usual.tls()),
        table.text("url", usual.url()),
        table.number("file-bytes", usual.fileBytes()),
        table.number("all-bytes", usual.allBytes()),
        table.number("days", usual.days()));
  }
}
