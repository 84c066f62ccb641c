package sextant.chat.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sextant.chat.ChatConfig;
import sextant.chat.ClusterNode;
import sextant.chat.Offers;
import sextant.irc.CaseMapping;
import sextant.irc.Extban;
import sextant.irc.Isupport;
import sextant.irc.ModeSyntax;
import sextant.irc.Numeric;
import sextant.irc.ServerTime;
import sextant.words.Version;

/** What a client is told when it comes in. */
final class Welcome {
  private static final String SERVERS = "sextant/SERVERS";
  static final String VERSION = "sextant-" + Version.NUMBER;
  static final ModeSyntax ROOM_MODES =
      new ModeSyntax("beIw", "k", "flS", "CEMNRTUcimnstuz", "qaohv", "~&@%+");
  static final String CLIENT_MODES = "BDRTZgiosw";

  private Welcome() {}

  static void send(Core core, Session session) {
    ChatConfig config = core.config();
    Client client = session.client();
    session.reply(
        Numeric.RPL_WELCOME, "Welcome to the " + config.network() + " IRC Network " + client.nick);
    session.reply(
        Numeric.RPL_YOURHOST, "Your host is " + config.name() + ", running version " + VERSION);
    session.reply(
        Numeric.RPL_CREATED, "This server was created " + ServerTime.format(core.startedMillis));
    session.reply(
        Numeric.RPL_MYINFO,
        config.name(),
        VERSION,
        CLIENT_MODES,
        ROOM_MODES.never() + ROOM_MODES.whenSet() + ROOM_MODES.always() + ROOM_MODES.lists(),
        ROOM_MODES.lists() + "k" + ROOM_MODES.whenSet() + ROOM_MODES.prefixModes());
    isupport(core, session);
    PropCommand.welcome(session);
    if (session.has(Cap.AUTHTOKEN) && session.has(Cap.BATCH)) {
      core.tokens().list(session);
    }
    if (session.has(Cap.WHOAMI) && session.has(Cap.CHGHOST)) {
      session.send(
          Line.of(core.fanout().meta(client), client.source(), "SETNAME", client.realName));
    }
    lusers(core, session);
    motd(core, session);
    session.reply(Numeric.RPL_UMODEIS, "+" + client.modes);
  }

  /** Tells everybody where the servers of the group are now. */
  static void serversChanged(Core core, String before) {
    String servers = servers(core);
    if (servers.equals(before)) {
      return;
    }
    String token = servers.isEmpty() ? "-" + SERVERS : Isupport.format(SERVERS, servers);
    for (Session session : core.sessions) {
      if (session.isRegistered()) {
        session.reply(Numeric.RPL_ISUPPORT, token, "are supported by this server");
      }
    }
  }

  static void isupport(Core core, Session session) {
    List<String> tokens = new ArrayList<>();
    tokens(core).forEach((name, value) -> tokens.add(Isupport.format(name, value)));
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i += 12) {
      List<String> line = new ArrayList<>(List.of(session.replyNick()));
      line.addAll(tokens.subList(i, Math.min(i + 12, tokens.size())));
      line.add("are supported by this server");
      Line.Meta meta = Line.Meta.at(core.now());
      lines.add(Line.of(meta, core.config().name(), Numeric.RPL_ISUPPORT.text(), line));
    }
    if (session.has(Cap.EXTENDED_ISUPPORT)) {
      session.batch("draft/isupport", List.of(), lines);
    } else {
      lines.forEach(session::send);
    }
  }

  private static Map<String, String> tokens(Core core) {
    ChatConfig config = core.config();
    ChatConfig.Limits limits = config.limits();
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("ACCOUNTEXTBAN", "a");
    tokens.put("AWAYLEN", text(limits.away()));
    tokens.put("BOT", "B");
    boolean unicode = config.mapping() == CaseMapping.RFC8265;
    tokens.put("CASEMAPPING", unicode ? "ascii" : config.mapping().token());
    if (unicode) {
      tokens.put("UTF8MAPPING", "rfc8265");
    }
    tokens.put("CHANLIMIT", "#:" + limits.roomsPerClient() + ",&:" + limits.roomsPerClient());
    tokens.put("CHANMODES", ROOM_MODES.chanmodes());
    tokens.put("CHANNELLEN", text(limits.room()));
    tokens.put("CHANTYPES", "#&");
    if (config.history().isKept()) {
      tokens.put("CHATHISTORY", text(config.history().maximumLines()));
      tokens.put("draft/CHATHISTORY", text(config.history().maximumLines()));
      tokens.put("MSGREFTYPES", "msgid,timestamp");
      tokens.put("SEARCH", "");
    }
    tokens.put("ELIST", "CMNTU");
    tokens.put("EXCEPTS", "e");
    tokens.put("EXTBAN", "," + Extban.LETTERS);
    tokens.put("FORWARD", "f");
    tokens.put("INVEX", "I");
    tokens.put("KICKLEN", text(limits.kick()));
    tokens.put("MAXLIST", "beIw:" + limits.listEntries());
    tokens.put("MAXMODES", "20");
    tokens.put("MAXTARGETS", "4");
    tokens.put("MODES", "20");
    tokens.put("MONITOR", text(limits.monitor()));
    tokens.put("NAMELEN", text(limits.realName()));
    tokens.put("NETWORK", config.network());
    tokens.put("NICKLEN", text(limits.nick()));
    tokens.put("PREFIX", ROOM_MODES.prefix());
    tokens.put("RPCHAN", "E");
    tokens.put("SAFELIST", "");
    tokens.put("STATUSMSG", "~&@%+");
    tokens.put(
        "TARGMAX",
        "ACCEPT:,JOIN:,KICK:,LIST:,NAMES:,PART:,WHOIS:1,WHOWAS:,USERHOST:10,PRIVMSG:4,TAGMSG:4,NOTICE:4,MONITOR:"
            + limits.monitor());
    tokens.put("TOPICLEN", text(limits.topic()));
    tokens.put("USERLEN", text(limits.user()));
    tokens.put("UTF8ONLY", "");
    tokens.put("WHOX", "");
    offers(config.offers(), tokens);
    if (config.accounts().isRequired()) {
      tokens.put("draft/ACCOUNTREQUIRED", "");
    }
    String servers = servers(core);
    if (!servers.isEmpty()) {
      tokens.put(SERVERS, servers);
    }
    return tokens;
  }

  private static void offers(Offers offers, Map<String, String> tokens) {
    tokens.put("draft/AUTHTOKEN", "");
    if (ExtJwt.isOffered(offers)) {
      tokens.put("EXTJWT", "1");
    }
    if (offers.fileHost().isOpen()) {
      tokens.put("draft/FILEHOST", offers.fileHost().url());
      tokens.put("soju.im/FILEHOST", offers.fileHost().url());
    }
    if (!offers.icon().isEmpty()) {
      tokens.put("draft/ICON", offers.icon());
    }
  }

  /** Where clients reach the servers that keep this log together, for when one of them dies. */
  static String servers(Core core) {
    Map<String, ClusterNode> all = new TreeMap<>();
    core.config().cluster().members().forEach(node -> all.put(node.name(), node));
    core.state()
        .nodes()
        .forEach((name, line) ->
            ClusterNode.parse(line)
                .ifPresentOrElse(node -> all.put(name, node), () -> all.remove(name)));
    return all.values().stream()
        .map(ClusterNode::clients)
        .filter(address -> !address.isEmpty())
        .collect(Collectors.joining(","));
  }

  private static String text(int number) {
    return Integer.toString(number);
  }

  static void lusers(Core core, Session session) {
    int all = core.clients.size();
    long invisible = core.clients.values().stream().filter(c -> c.has('i')).count();
    int opers = core.operators.size();
    long unknown = core.sessions.stream().filter(s -> !s.isRegistered()).count();
    session.reply(
        Numeric.RPL_LUSERCLIENT,
        "There are " + (all - invisible) + " users and " + invisible + " invisible on 1 server(s)");
    session.reply(Numeric.RPL_LUSEROP, text(opers), "IRC Operators online");
    session.reply(Numeric.RPL_LUSERUNKNOWN, Long.toString(unknown), "unregistered connections");
    session.reply(Numeric.RPL_LUSERCHANNELS, text(core.rooms.size()), "channels formed");
    session.reply(Numeric.RPL_LUSERME, "I have " + all + " clients and 0 servers");
    int most = core.counters.mostClients;
    String now = text(all);
    session.reply(
        Numeric.RPL_LOCALUSERS, now, text(most), "Current local users " + now + ", max " + most);
    session.reply(
        Numeric.RPL_GLOBALUSERS, now, text(most), "Current global users " + now + ", max " + most);
  }

  static void motd(Core core, Session session) {
    List<String> lines = core.config().motd();
    if (lines.isEmpty()) {
      session.reply(Numeric.ERR_NOMOTD, "MOTD File is missing");
      return;
    }
    session.reply(Numeric.RPL_MOTDSTART, "- " + core.config().name() + " Message of the day -");
    lines.forEach(line -> session.reply(Numeric.RPL_MOTD, "- " + line));
    session.reply(Numeric.RPL_ENDOFMOTD, "End of MOTD command");
  }
}
