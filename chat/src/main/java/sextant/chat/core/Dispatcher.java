package sextant.chat.core;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sextant.irc.MalformedException;
import sextant.irc.Message;
import sextant.irc.Numeric;

/** Takes lines in, holds them back while a session waits or floods, and runs their commands. */
final class Dispatcher {
  private static final int LONGEST_LABEL = 64;

  /** How many lines more than one these count as, where lines are counted. */
  private static final Map<String, Integer> COSTS =
      Map.of("CHATHISTORY", 1, "LIST", 4, "METADATA", 1, "NAMES", 1, "SEARCH", 6, "WHO", 2);

  private static final Set<String> HARMLESS =
      Set.of("PRIVMSG", "NOTICE", "TAGMSG", "PING", "PONG", "CHATHISTORY", "SEARCH", "MARKREAD");

  /** What may be done while nothing can be written. */
  private static final Set<String> READING =
      Set.of(
          "ADMIN",
          "CAP",
          "CHATHISTORY",
          "HELP",
          "HELPOP",
          "HISTORY",
          "INFO",
          "ISON",
          "LINKS",
          "LIST",
          "LUSERS",
          "MONITOR",
          "MOTD",
          "NAMES",
          "PING",
          "PONG",
          "QUIT",
          "SEARCH",
          "STATS",
          "TIME",
          "USERHOST",
          "USERS",
          "VERSION",
          "WHO",
          "WHOIS",
          "WHOWAS");

  /** A page can make a browser send these, and lines of its own after them. */
  private static final Set<String> METHODS =
      Set.of("POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "CONNECT", "TRACE");

  private final Core core;
  private final Map<String, Command> commands = new HashMap<>();

  Dispatcher(Core core) {
    this.core = core;
  }

  void add(String name, Command command) {
    if (commands.put(name, command) != null) {
      throw new IllegalStateException("bug: two commands " + name);
    }
  }

  /** One line that came in; held back when others wait before it. */
  void line(Session session, String line) {
    core.lookAtClock();
    session.activeMillis = core.now();
    if (session.isSuspended || !session.waiting.isEmpty() || !core.guard().mayRun(session)) {
      session.waiting.add(line);
      session.connection.setReading(false);
      return;
    }
    run(session, line);
  }

  /** Goes on with lines that were held back. */
  void resume(Session session) {
    while (!session.isSuspended && !session.waiting.isEmpty() && !session.connection.isClosed()) {
      if (!core.guard().mayRun(session)) {
        return;
      }
      core.lookAtClock();
      run(session, session.waiting.removeFirst());
    }
    if (session.hasSaidAll) {
      endIfAllIsDone(session);
    } else if (session.waiting.isEmpty() && !session.isSuspended) {
      session.connection.setReading(true);
    }
  }

  /** Lets a client go that has said all it wanted, once the last of it is answered. */
  void endIfAllIsDone(Session session) {
    if (session.waiting.isEmpty() && !session.isSuspended) {
      session.connection.end("Connection closed");
    }
  }

  private void run(Session session, String line) {
    Message message;
    try {
      message = Message.parse(line);
    } catch (MalformedException e) {
      session.connection.answered();
      return;
    }
    session.answer.begin(label(session, message));
    try {
      run(session, message);
    } finally {
      if (session.isSuspended) {
        session.answer.pause();
      } else {
        session.answer.finish();
        session.connection.answered();
      }
    }
  }

  private static @Nullable String label(Session session, Message message) {
    String label = message.tags().get("label");
    boolean labelled =
        label != null
            && !label.isEmpty()
            && label.length() <= LONGEST_LABEL
            && session.has(Cap.LABELED_RESPONSE)
            && !isBatched(session, message);
    return labelled ? label : null;
  }

  /** Lines of a multiline message and the batch itself are answered when it is whole. */
  private static boolean isBatched(Session session, Message message) {
    return message.command().equals("BATCH") || session.batches.containsKey(message.tag("batch"));
  }

  private void run(Session session, Message message) {
    Command command = commands.get(message.command());
    if (command == null) {
      unknown(session, message);
    } else if (command.use() != Command.Use.ALWAYS && !session.isRegistered()) {
      session.reply(Numeric.ERR_NOTREGISTERED, "You have not registered");
    } else if (command.use() == Command.Use.OPERATOR && !session.client().isOperator()) {
      session.reply(Numeric.ERR_NOPRIVILEGES, "Permission Denied- You're not an IRC operator");
    } else if (!core.isWritable() && !READING.contains(message.command())) {
      session.fail(
          message.command(), "READ_ONLY", "This server cannot reach the others: read only for now");
    } else if (message.parameters().size() < command.parameters()) {
      session.reply(Numeric.ERR_NEEDMOREPARAMS, message.command(), "Not enough parameters");
    } else {
      core.guard().charge(session, COSTS.getOrDefault(message.command(), 0));
      command.handler().run(session, message);
      mayHaveChanged(session, message.command());
    }
  }

  /** Words change nobody; whatever else somebody did may have changed them or their session. */
  private void mayHaveChanged(Session session, String command) {
    Client client = session.client;
    if (client != null && !HARMLESS.contains(command)) {
      core.presence().touch(client);
      core.presence().touch(session);
    }
  }

  private void unknown(Session session, Message message) {
    if (session.isRegistered()) {
      session.reply(Numeric.ERR_UNKNOWNCOMMAND, message.command(), "Unknown command");
    } else if (METHODS.contains(message.command())) {
      core.guard().refuse(session, "This is no web server");
    } else {
      session.reply(Numeric.ERR_NOTREGISTERED, "You have not registered");
    }
  }

  /** Text that is no UTF-8 is refused: everybody else could not read it. */
  void notUtf8(Session session, String latin1) {
    Message message;
    try {
      message = Message.parse(latin1);
    } catch (MalformedException e) {
      message = Message.of("*");
    }
    session.answer.begin(label(session, message));
    session.fail(
        message.command(), "INVALID_UTF8", "Message rejected for containing invalid UTF-8");
    session.answer.finish();
  }

  /** Work elsewhere that the session waits for; its end runs on the reactor's thread. */
  <T> void await(Session session, Work<T> work, End<T> end) {
    session.isSuspended = true;
    core.elsewhere(
        work,
        (result, failure) -> {
          session.isSuspended = false;
          session.answer.resume();
          try {
            if (!session.connection.isClosed()) {
              end.done(result, failure);
            }
          } finally {
            mayHaveChanged(session, "");
            if (!session.isSuspended) {
              session.answer.finish();
              session.connection.answered();
              resume(session);
            }
          }
        });
  }

  /** Something that takes long. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws Exception;
  }

  /** What is done with its result; one of both is null. */
  @FunctionalInterface
  interface End<T> {
    void done(@Nullable T result, @Nullable Exception failure);
  }
}
