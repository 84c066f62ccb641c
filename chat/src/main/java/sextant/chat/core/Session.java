package sextant.chat.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sextant.chat.net.ClientLink;
import sextant.chat.net.ConnectionHandler;
import sextant.chat.net.Page;
import sextant.irc.Numeric;

/** One connection and what it negotiated; the face of a client, or of somebody not yet known. */
final class Session implements ConnectionHandler {
  final Core core;
  final ClientLink connection;
  final long id;
  final EnumSet<Cap> caps = EnumSet.noneOf(Cap.class);
  final Set<String> monitored = new LinkedHashSet<>();
  final Set<String> subscriptions = new LinkedHashSet<>();
  final Map<String, String> earlyMetadata = new TreeMap<>();
  final Deque<String> waiting = new ArrayDeque<>();
  final Map<String, InputBatch> batches = new HashMap<>();
  final Login login = new Login();
  @Nullable Client client;
  @Nullable Translation translation;
  int capVersion;
  boolean isNegotiating;
  boolean isSuspended;
  boolean isThrottled;
  boolean isExempt;
  boolean hasSaidAll;
  int tagMask;
  String nick = "";
  String wishedNick = "";
  String user = "";
  String realName = "";
  String password = "";
  String host = "";
  String address = "";
  String device = "";
  String preAway = "";
  double tokens;
  long tokensMillis;
  long activeMillis;
  long pingMillis;
  final Answer answer = new Answer(this);
  private long batchCounter;

  /** What another server must know to go on with this session has perhaps changed. */
  boolean isRestless;

  /** The passport as it was last given out. */
  String knownPassport = "";

  Session(Core core, ClientLink connection, long id) {
    this.core = core;
    this.connection = connection;
    this.id = id;
    this.activeMillis = core.now();
  }

  boolean has(Cap cap) {
    return caps.contains(cap);
  }

  boolean isRegistered() {
    return client != null;
  }

  /** The client of a session that is registered. */
  Client client() {
    Client known = client;
    if (known == null) {
      throw new IllegalStateException("bug: a command of a session that is not registered");
    }
    return known;
  }

  /** The nick as replies name it. */
  String replyNick() {
    Client known = client;
    return known != null ? known.nick : nick.isEmpty() ? "*" : nick;
  }

  String account() {
    Client known = client;
    return known != null ? known.account : login.account;
  }

  void capsChanged() {
    tagMask =
        (has(Cap.SERVER_TIME) ? Line.TIME : 0)
            | (has(Cap.MESSAGE_TAGS) ? Line.TAGS : 0)
            | (has(Cap.ACCOUNT_TAG) ? Line.ACCOUNT : 0)
            | (has(Cap.OPER_TAG) ? Line.OPER : 0)
            | (has(Cap.RELAYMSG) ? Line.RELAY : 0);
  }

  /** Sends a line, or keeps it for the labelled answer of the command that runs. */
  void send(Line line) {
    send(line, null);
  }

  void send(Line line, @Nullable String batch) {
    Line shown = has(Cap.NAMED_MODES) && line.isMode() ? line.named() : line;
    if (!answer.takes(shown, batch)) {
      write(shown, null, batch);
    }
  }

  /** Writes a line at once. */
  void write(Line line, @Nullable String withLabel, @Nullable String batch) {
    connection.send(line.bytes(tagMask, withLabel, batch), core.position());
    if (connection.queuedBytes() > core.config().limits().sendQueueBytes()) {
      core.tooSlow(this);
    }
  }

  void reply(Numeric numeric, String... parameters) {
    List<String> all = new ArrayList<>(parameters.length + 1);
    all.add(replyNick());
    all.addAll(List.of(parameters));
    translate(all);
    send(Line.of(Line.Meta.at(core.now()), core.config().name(), numeric.text(), all));
  }

  /** The last word of an answer is the one for people. */
  private void translate(List<String> words) {
    if (translation != null && !words.isEmpty()) {
      words.set(words.size() - 1, translated(words.getLast()));
    }
  }

  /** A line from the server itself. */
  void fromServer(String command, String... parameters) {
    send(Line.of(Line.Meta.at(core.now()), core.config().name(), command, parameters));
  }

  /** A text that knows this session's language. */
  String translated(String english) {
    Translation known = translation;
    return known == null ? english : known.of(english);
  }

  /** A notice from the server itself. */
  void notice(String text) {
    fromServer("NOTICE", replyNick(), translated(text));
  }

  /** Says why the connection ends; as RFC 2812 has it, without a source. */
  void error(String text) {
    send(Line.of(Line.Meta.at(core.now()), "", "ERROR", translated(text)));
  }

  /** A step of a login, which has no source. */
  void authenticate(String command, String text) {
    send(Line.of(Line.Meta.at(core.now()), "", command, text));
  }

  /** A standard reply (IRCv3); those who do not know them get a notice. */
  void fail(String command, String code, String... rest) {
    standard("FAIL", command, code, rest);
  }

  void standard(String kind, String command, String code, String... rest) {
    List<String> all = new ArrayList<>(List.of(command, code));
    all.addAll(List.of(rest));
    translate(all);
    send(Line.of(Line.Meta.at(core.now()), core.config().name(), kind, all));
  }

  /** Lines that belong together; without the capability they come one by one. */
  void batch(String type, List<String> parameters, List<Line> lines) {
    if (!has(Cap.BATCH)) {
      lines.forEach(this::send);
      return;
    }
    String reference = openBatch(type, parameters, null);
    lines.forEach(line -> send(line, reference));
    closeBatch(reference, null);
  }

  String openBatch(String type, List<String> parameters, @Nullable String outer) {
    return openBatch(type, parameters, Map.of(), outer);
  }

  /** Opens a batch with tags of its own. */
  String openBatch(
      String type, List<String> parameters, Map<String, String> tags, @Nullable String outer) {
    String reference = nextReference();
    List<String> all = new ArrayList<>(List.of("+" + reference, type));
    all.addAll(parameters);
    Line.Meta meta = Line.Meta.at(core.now()).withTags(tags);
    send(Line.of(meta, core.config().name(), "BATCH", all), outer);
    return reference;
  }

  /** Opens a batch that is itself a message: it has the sender's source, id and tags. */
  String openMultiline(String source, Line.Meta meta, List<String> target, @Nullable String outer) {
    String reference = nextReference();
    List<String> all = new ArrayList<>(List.of("+" + reference, "draft/multiline"));
    all.addAll(target);
    send(Line.of(meta, source, "BATCH", all), outer);
    return reference;
  }

  void closeBatch(String reference, @Nullable String outer) {
    send(serverLine("BATCH", List.of("-" + reference)), outer);
  }

  String nextReference() {
    return Long.toString(++batchCounter, 36);
  }

  Line serverLine(String command, List<String> parameters) {
    return Line.of(Line.Meta.at(core.now()), core.config().name(), command, parameters);
  }

  @Override
  public void opened() {
    core.opened(this);
  }

  @Override
  public void moved() {
    core.guard().moved(this);
  }

  @Override
  public void line(String line) {
    core.dispatcher().line(this, line);
  }

  @Override
  public void tooLong() {
    reply(Numeric.ERR_INPUTTOOLONG, "Input line was too long");
  }

  @Override
  public void endless() {
    error("Line without end");
    connection.end("Line without end");
  }

  @Override
  public void notUtf8(String latin1) {
    core.dispatcher().notUtf8(this, latin1);
  }

  @Override
  public void inputEnded() {
    hasSaidAll = true;
    core.dispatcher().endIfAllIsDone(this);
  }

  @Override
  public void closed(String reason) {
    core.disconnected(this, reason);
  }

  @Override
  public Optional<Page> page(String path) {
    return core.page(path, connection);
  }
}
