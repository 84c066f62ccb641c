package sextant.desktop.talk;

import java.util.List;
import java.util.Optional;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.Host;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.StateFile;
import sextant.desktop.talk.Session.State;
import sextant.desktop.talk.TalkModel.Transport;
import sextant.talk.Address;
import sextant.talk.ClientOptions;
import sextant.talk.Conversation;
import sextant.talk.Mode;
import sextant.talk.ReplyRules;
import sextant.talk.ServerOptions;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/**
 * What can be done in the Talk room. Called on the JavaFX thread; the engine is never waited for.
 */
final class TalkActions implements AutoCloseable {
  private final TalkModel model;
  private final RoomContext context;
  private final RulesFile rules;
  private final SessionRunner runner;
  private final ConversationTools tools;
  private final MessageKeeper keeper;
  private final StateFile widths;
  private Language language = Language.ENGLISH;

  TalkActions(TalkModel model, RoomContext context) {
    this.model = model;
    this.context = context;
    keeper = new MessageKeeper(new SavedMessages(context.stateDirectory()));
    rules = new RulesFile(context.stateDirectory());
    runner = new SessionRunner(model, context, this::refreshCommandLine);
    tools = new ConversationTools(context, runner, this::again);
    widths = StateFile.open(context.stateDirectory().resolve("talk-widths.properties"));
    model.currentProperty().addListener((at, before, now) -> refreshCommandLine());
    model.whereProperty().addListener((at, before, now) -> refreshCommandLine());
    model.transportProperty().addListener((at, before, now) -> refreshCommandLine());
    refreshCommandLine();
  }

  /** The messages this person keeps by name. */
  MessageKeeper keeper() {
    return keeper;
  }

  /** What can be done with a running conversation besides talking. */
  ConversationTools tools() {
    return tools;
  }

  /** The language of servers that greet. */
  void speak(Language now) {
    language = now;
    tools.speak(now);
  }

  /** Connects to what stands in the row on top. */
  void connect() {
    typedAddress(Address.LOOPBACK).ifPresent(this::connect);
  }

  /** Connects in a tab of its own. */
  Session connect(Address address) {
    var session = new Session(address, Optional.empty());
    session.with(model.options().client(), ServerOptions.DEFAULT);
    if (address instanceof Address.Inet inet) {
      context.recentHosts().add(new Host(inet.host(), inet.port()));
    }
    show(session);
    return run(session);
  }

  /** Listens on what stands in the row on top, this machine only unless opened. */
  void listen(Mode mode) {
    String host = hostToListenOn();
    typedAddress(host).ifPresent(address -> tryToListen(address, mode));
  }

  private String hostToListenOn() {
    return model.openToNetworkProperty().get() ? "*" : Address.LOOPBACK;
  }

  private Optional<Session> tryToListen(Address address, Mode mode) {
    try {
      return Optional.of(listen(address, mode));
    } catch (FailureException wrong) {
      model.failureProperty().set(Optional.of(wrong.failure()));
      return Optional.empty();
    }
  }

  /**
   * Stands between two programs and shows what they say: listens, and passes everything on to the
   * address on top. With two addresses there, the first is where it listens.
   */
  void tap() {
    Transport chosen = model.transportProperty().get();
    try {
      Places.TapEnds ends =
          Places.tap(chosen, model.whereProperty().get().strip(), hostToListenOn());
      model.failureProperty().set(Optional.empty());
      listen(ends.here(), new Mode.Tap(ends.target(), runner.secured(ClientOptions.DEFAULT)));
    } catch (FailureException wrong) {
      model.failureProperty().set(Optional.of(wrong.failure()));
    }
  }

  /** Listens in a tab of its own. */
  private Session listen(Address address, Mode mode) throws FailureException {
    ServerOptions options = model.options().server();
    var session = new Session(address, Optional.of(mode)).with(ClientOptions.DEFAULT, options);
    show(session);
    return run(session);
  }

  /** An echo server and a client that is connected to it. */
  void tryIt() {
    var server = new Session(new Address.Tcp(Address.LOOPBACK, 0), Optional.of(new Mode.Echo()));
    show(server);
    runner.open(
        server,
        link -> {
          int port = ((Link.Server) link).server().port();
          Session client = connect(new Address.Tcp("127.0.0.1", port));
          client.prepareDraft(new TalkRoomText(language).tryItMessage());
        });
  }

  /** The conversation of the course: the server's default mode in the person's language. */
  Mode conversationMode() {
    return new Mode.Talk(language);
  }

  /** Listens and answers by this person's rules, or by a few to begin with. */
  void listenByRules() {
    String text = rules.text(language);
    String host = hostToListenOn();
    try {
      ReplyRules parsed = ReplyRules.parse(text);
      typedAddress(host)
          .flatMap(address -> tryToListen(address, new Mode.Reply(parsed)))
          .ifPresent(session -> session.rulesProperty().set(text));
    } catch (FailureException broken) {
      model.failureProperty().set(Optional.of(broken.failure()));
    }
  }

  /**
   * Keeps the rules as they are written in a tab and starts its server with them; peers have to
   * connect again.
   *
   * @throws FailureException when a line is no rule; then nothing changes
   */
  void applyRules(Session session) throws FailureException {
    String text = session.rulesProperty().get();
    session.setMode(new Mode.Reply(ReplyRules.parse(text)));
    rules.keep(text);
    Link link = runner.link(session).orElse(null);
    if (link instanceof Link.Server server) {
      session.setAddress(Places.withPort(session.address(), server.server().port()));
      runner.stop(session, () -> again(session));
    } else {
      again(session);
    }
  }

  /** Starts a tab whose end has stopped or never opened once more. */
  void again(Session session) {
    session.failureProperty().set(Optional.empty());
    session.stateProperty().set(State.OPENING);
    run(session);
  }

  /** Believes the certificate that has changed, and connects once more. */
  void believe(Session session, Failure changed) {
    session.failureProperty().set(Optional.empty());
    session.stateProperty().set(State.OPENING);
    runner.believe(session, changed);
  }

  private Session run(Session session) {
    runner.open(session, link -> {});
    return session;
  }

  private void show(Session session) {
    model.failureProperty().set(Optional.empty());
    model.sessions().add(session);
    model.currentProperty().set(Optional.of(session));
  }

  /** Ends what runs in a tab; the tab stays. */
  void stop(Session session) {
    runner.stop(session);
  }

  /** Ends what runs in a tab and takes the tab away. */
  void close(Session session) {
    stop(session);
    int at = model.sessions().indexOf(session);
    model.sessions().remove(session);
    if (model.currentProperty().get().filter(session::equals).isPresent()) {
      List<Session> left = model.sessions();
      model
          .currentProperty()
          .set(
              left.isEmpty()
                  ? Optional.empty()
                  : Optional.of(left.get(Math.clamp(at, 0, left.size() - 1))));
    }
  }

  /**
   * Sends to the chosen peer or to everybody.
   *
   * @return whether anybody gets it
   */
  boolean send(Session session, Bytes bytes) {
    return runner.send(session, bytes);
  }

  /** Sends what is being written, and empties the entry; false when it is no hex. */
  boolean sendDraft(Session session) {
    Optional<Bytes> bytes = session.draft();
    if (bytes.isEmpty()) {
      return false;
    }
    if (!bytes.get().isEmpty() && send(session, bytes.get())) {
      session.remember(session.draftProperty().get());
      session.draftProperty().set("");
    }
    return true;
  }

  /** How wide the panels at the side are wanted. */
  StateFile widths() {
    return widths;
  }

  /** Sends a peer away. */
  void kick(Conversation peer) {
    Ui.background("talk-kick", peer::kick);
  }

  private Optional<Address> typedAddress(String defaultHost) {
    String where = model.whereProperty().get().strip();
    try {
      Address address = Places.parse(model.transportProperty().get(), where, defaultHost);
      model.transportProperty().set(Transport.of(address));
      model.failureProperty().set(Optional.empty());
      return Optional.of(address);
    } catch (FailureException wrong) {
      model.failureProperty().set(Optional.of(wrong.failure()));
      return Optional.empty();
    }
  }

  private void refreshCommandLine() {
    model
        .commandLineProperty()
        .set(
            model
                .currentProperty()
                .get()
                .map(CommandLines::of)
                .orElseGet(() ->
                    CommandLines.ofEntry(
                        model.transportProperty().get(), model.whereProperty().get().strip())));
  }

  /** Ends everything. */
  @Override
  public void close() {
    tools.close();
    runner.close();
  }
}
