package sextant.chat.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import sextant.irc.Message;
import sextant.irc.Numeric;
import sextant.irc.ServerTime;

/** MOTD, VERSION, TIME, INFO, ADMIN, LINKS, STATS, HELP and their like: about the server. */
final class InfoCommands {
  private static final int LINE_CHARACTERS = 300;
  private static final Map<String, String> HELP = help();

  private final Core core;

  InfoCommands(Core core) {
    this.core = core;
  }

  private static Map<String, String> help() {
    Map<String, String> help = new TreeMap<>();
    try (InputStream stream =
        Objects.requireNonNull(InfoCommands.class.getResourceAsStream("help.txt"), "help.txt")) {
      new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", 2))
          .forEach(parts -> help.put(parts[0], parts[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return help;
  }

  private boolean isHere(Session session, Message message) {
    String target = message.parameter(0);
    boolean here =
        target.isEmpty()
            || target.equalsIgnoreCase(core.config().name())
            || target.equals("*")
            || core.client(target).isPresent();
    if (!here) {
      session.reply(Numeric.ERR_NOSUCHSERVER, target, "No such server");
    }
    return here;
  }

  void motd(Session session, Message message) {
    if (isHere(session, message)) {
      Welcome.motd(core, session);
    }
  }

  void lusers(Session session, Message message) {
    Welcome.lusers(core, session);
  }

  void isupport(Session session, Message message) {
    Welcome.isupport(core, session);
  }

  void version(Session session, Message message) {
    if (isHere(session, message)) {
      session.reply(Numeric.RPL_VERSION, Welcome.VERSION, core.config().name(), "Sextant chat");
      Welcome.isupport(core, session);
    }
  }

  void time(Session session, Message message) {
    if (isHere(session, message)) {
      long now = core.now();
      session.reply(
          Numeric.RPL_TIME,
          core.config().name(),
          Long.toString(now / 1000),
          "0",
          ServerTime.format(now));
    }
  }

  void info(Session session, Message message) {
    if (isHere(session, message)) {
      session.reply(Numeric.RPL_INFO, "This is " + Welcome.VERSION + ", a chat server.");
      session.reply(Numeric.RPL_INFO, "What was echoed is on disk, in one order for everybody.");
      session.reply(Numeric.RPL_ENDOFINFO, "End of /INFO list");
    }
  }

  void admin(Session session, Message message) {
    if (isHere(session, message)) {
      session.reply(Numeric.RPL_ADMINME, core.config().name(), "Administrative info");
      session.reply(Numeric.RPL_ADMINLOC1, core.config().network());
      session.reply(Numeric.RPL_ADMINLOC2, "Sextant");
      session.reply(Numeric.RPL_ADMINEMAIL, "ask the operators");
    }
  }

  void links(Session session, Message message) {
    String name = core.config().name();
    if (session.client().isOperator()) { // nobody else needs to know where to aim
      session.reply(Numeric.RPL_LINKS, name, name, "0 " + core.config().network());
    }
    session.reply(Numeric.RPL_ENDOFLINKS, "*", "End of /LINKS list");
  }

  void stats(Session session, Message message) {
    String letter = message.parameter(0);
    if (letter.equals("u")) {
      long up = (core.now() - core.startedMillis) / 1000;
      String text =
          String.format(
              Locale.ROOT,
              "Server Up %d days %d:%02d:%02d",
              up / 86400,
              up / 3600 % 24,
              up / 60 % 60,
              up % 60);
      session.reply(Numeric.RPL_STATSUPTIME, text);
    } else if (letter.equals("o")) {
      core.config()
          .operators()
          .forEach(o -> session.reply(Numeric.RPL_STATSOLINE, "O", "*", "*", o.name()));
    }
    session.reply(Numeric.RPL_ENDOFSTATS, letter.isEmpty() ? "*" : letter, "End of /STATS report");
  }

  void users(Session session, Message message) {
    session.reply(Numeric.ERR_USERSDISABLED, "USERS has been disabled");
  }

  void summon(Session session, Message message) {
    session.reply(Numeric.ERR_SUMMONDISABLED, "SUMMON has been disabled");
  }

  void help(Session session, Message message) {
    String subject = message.parameter(0).toUpperCase(Locale.ROOT);
    if (subject.isEmpty() || subject.equals("INDEX")) {
      String shown = subject.isEmpty() ? "*" : subject;
      lines(session, shown, commands());
    } else if (HELP.containsKey(subject)) {
      lines(session, subject, List.of(HELP.getOrDefault(subject, "")));
    } else {
      session.reply(Numeric.ERR_HELPNOTFOUND, message.parameter(0), "No help on this");
    }
  }

  private static List<String> commands() {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder("Commands:");
    for (String name : HELP.keySet()) {
      if (line.length() + name.length() > LINE_CHARACTERS) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(name);
    }
    lines.add(line.toString());
    return lines;
  }

  private static void lines(Session session, String subject, List<String> lines) {
    session.reply(Numeric.RPL_HELPSTART, subject, "** Help **");
    lines.forEach(line -> session.reply(Numeric.RPL_HELPTXT, subject, line));
    session.reply(Numeric.RPL_ENDOFHELP, subject, "End of help");
  }
}
