package sextant.chat.core;

/** The table of all commands. A new one is added here. */
final class Commands {
  private Commands() {}

  static void register(Core core) {
    Dispatcher to = core.dispatcher();
    connection(core, to);
    rooms(core, to);
    people(core, to);
    information(core, to);
    services(core, to);
  }

  private static void connection(Core core, Dispatcher to) {
    ConnectCommands connect = new ConnectCommands(core);
    SaslCommands sasl = new SaslCommands(core);
    SelfCommands self = new SelfCommands(core);
    to.add("CAP", Command.early(1, new CapCommand(core)::run));
    to.add("NICK", Command.early(0, connect::nick));
    to.add("USER", Command.early(4, connect::user));
    to.add("PASS", Command.early(1, connect::pass));
    to.add("PING", Command.early(1, connect::ping));
    to.add("PONG", Command.early(0, connect::pong));
    to.add("WEBIRC", Command.early(4, connect::webirc));
    to.add("QUIT", Command.early(0, connect::quit));
    to.add("AUTHENTICATE", Command.early(1, sasl::authenticate));
    to.add("REGISTER", Command.early(3, sasl::register));
    to.add("VERIFY", Command.early(2, sasl::verify));
    to.add("AWAY", Command.early(0, self::away));
    to.add("SETNAME", Command.of(1, self::setName));
    to.add("ACCEPT", Command.of(1, core.privacy()::accept));
    to.add("PERSISTENCE", Command.of(1, self::persistence));
    to.add("LANGUAGE", Command.early(1, new Languages()::language));
    to.add("TOKEN", Command.early(1, core.tokens()::token));
    to.add("EXTJWT", Command.of(1, new ExtJwt(core)::extJwt));
    to.add("METADATA", Command.early(2, new MetadataCommand(core)::metadata));
    to.add("MONITOR", Command.of(1, new Monitors(core)::monitor));
  }

  private static void rooms(Core core, Dispatcher to) {
    RoomCommands rooms = new RoomCommands(core);
    JoinCommand join = new JoinCommand(core);
    ModeCommand mode = new ModeCommand(core);
    OperatorCommands operators = new OperatorCommands(core, join, mode);
    to.add("JOIN", Command.of(1, join::join));
    to.add("PART", Command.of(1, rooms::part));
    to.add("TOPIC", Command.of(1, rooms::topic));
    to.add("NAMES", Command.of(0, rooms::names));
    to.add("KICK", Command.of(2, rooms::kick));
    to.add("INVITE", Command.of(0, rooms::invite));
    to.add("UNINVITE", Command.of(2, rooms::uninvite));
    to.add("RENAME", Command.of(2, rooms::rename));
    to.add("MODE", Command.of(1, mode::mode));
    to.add("PROP", Command.of(1, new PropCommand(core, mode)::prop));
    to.add("LIST", Command.of(0, new ListCommand(core)::list));
    to.add("OPER", Command.of(1, operators::oper));
    to.add("DEOPER", Command.oper(0, operators::deoper));
    to.add("KILL", Command.oper(1, operators::kill));
    to.add("WALLOPS", Command.oper(1, operators::wallops));
    to.add("KLINE", Command.oper(1, operators::kline));
    to.add("UNKLINE", Command.oper(1, operators::unkline));
    to.add("DLINE", Command.oper(1, operators::dline));
    to.add("UNDLINE", Command.oper(1, operators::undline));
    to.add("UBAN", Command.oper(1, operators::uban));
    to.add("DEFCON", Command.oper(0, operators::defcon));
    to.add("SPAMFILTER", Command.oper(1, core.spamFilter()::command));
    to.add("REHASH", Command.oper(0, operators::rehash));
    to.add("DIE", Command.oper(0, operators::die));
    to.add("SAJOIN", Command.oper(1, operators::saJoin));
    to.add("SAMODE", Command.oper(2, operators::saMode));
    to.add("SANICK", Command.oper(2, operators::saNick));
  }

  private static void people(Core core, Dispatcher to) {
    Speech speech = new Speech(core);
    Multiline multiline = new Multiline(core, speech);
    HistoryCommands history = new HistoryCommands(core);
    EditCommands edits = new EditCommands(core, history);
    Command.Handler say =
        (session, message) -> {
          if (!multiline.take(session, message)) {
            speech.say(session, message);
          }
        };
    to.add("PRIVMSG", Command.of(0, say));
    to.add("NOTICE", Command.of(0, say));
    to.add("TAGMSG", Command.of(1, speech::say));
    to.add("BATCH", Command.of(1, multiline::batch));
    to.add("CHATHISTORY", Command.of(1, history::history));
    to.add("HISTORY", Command.of(1, history::last));
    to.add("ZNC", Command.of(1, speech::znc));
    to.add("MARKREAD", Command.of(0, new ReadMarkers(core)::markRead));
    to.add("SEARCH", Command.of(1, new SearchCommand(core, history)::search));
    RelayCommands relays = new RelayCommands(core);
    to.add("RELAYMSG", Command.of(3, relays::relay));
    to.add("NPC", Command.of(3, relays::npc));
    to.add("NPCA", Command.of(3, relays::npcAction));
    to.add("SCENE", Command.of(2, relays::scene));
    to.add("AMBIANCE", Command.of(2, relays::scene));
    to.add("REDACT", Command.of(2, edits::redact));
    to.add("EDIT", Command.of(3, edits::edit));
  }

  private static void information(Core core, Dispatcher to) {
    WhoCommands who = new WhoCommands(core);
    InfoCommands info = new InfoCommands(core);
    to.add("WHO", Command.of(0, who::who));
    to.add("WHOIS", Command.of(0, who::whois));
    to.add("WHOWAS", Command.of(0, who::whowas));
    to.add("USERHOST", Command.of(1, who::userhost));
    to.add("ISON", Command.of(1, who::ison));
    to.add("MOTD", Command.of(0, info::motd));
    to.add("LUSERS", Command.of(0, info::lusers));
    to.add("ISUPPORT", Command.early(0, info::isupport));
    to.add("VERSION", Command.of(0, info::version));
    to.add("TIME", Command.of(0, info::time));
    to.add("INFO", Command.of(0, info::info));
    to.add("ADMIN", Command.of(0, info::admin));
    to.add("LINKS", Command.of(0, info::links));
    to.add("STATS", Command.of(0, info::stats));
    to.add("USERS", Command.of(0, info::users));
    to.add("SUMMON", Command.of(0, info::summon));
    to.add("HELP", Command.of(0, info::help));
    to.add("HELPOP", Command.of(0, info::help));
  }

  private static void services(Core core, Dispatcher to) {
    for (String[] names :
        new String[][] {{"NICKSERV", "NS"}, {"CHANSERV", "CS"}, {"HISTSERV"}, {"HOSTSERV", "HS"}}) {
      for (String name : names) {
        to.add(
            name,
            Command.of(
                0,
                (session, message) ->
                    core.services()
                        .said(session, names[0], String.join(" ", message.parameters()))));
      }
    }
  }
}
