package sextant.desktop.talk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.Activity;
import sextant.desktop.shell.Host;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.RoomId;
import sextant.desktop.talk.LogLine.Remark;
import sextant.desktop.talk.Session.State;
import sextant.desktop.talk.TalkModel.Transport;
import sextant.talk.Address;
import sextant.talk.ClientOptions;
import sextant.talk.Conversation;
import sextant.talk.Mode;
import sextant.talk.PcapngExport;
import sextant.talk.ReplyRules;
import sextant.talk.ServerOptions;
import sextant.talk.TalkClient;
import sextant.talk.TalkServer;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/**
 * What can be done in the Talk room. Called on the JavaFX thread; the engine is never waited for.
 */
final class TalkActions implements AutoCloseable {
  private static final int RECORD_BYTES = 1 << 20;

  private final TalkModel model;
  private final RoomContext context;
  private final SavedMessages saved;
  private final RulesFile rules;
  private final Security security;
  private final Map<Session, Link> links = new HashMap<>();
  private final Map<Session, Activity> activities = new HashMap<>();
  private final Ticker ticker;
  private Language language = Language.ENGLISH;

  TalkActions(TalkModel model, RoomContext context) {
    this.model = model;
    this.context = context;
    saved = new SavedMessages(context.stateDirectory());
    rules = new RulesFile(context.stateDirectory());
    security = new Security(context.stateDirectory());
    ticker = new Ticker(links, this::refreshActivity);
    model.currentProperty().addListener((at, before, now) -> refreshCommandLine());
    model.whereProperty().addListener((at, before, now) -> refreshCommandLine());
    model.transportProperty().addListener((at, before, now) -> refreshCommandLine());
    refreshCommandLine();
  }

  SavedMessages saved() {
    return saved;
  }

  /** The language of what the strip says and of servers that greet. */
  void speak(Language now) {
    language = now;
    activities.keySet().forEach(this::refreshActivity);
  }

  /** Connects to what stands in the row on top. */
  void connect() {
    typedAddress(Address.LOOPBACK).ifPresent(this::connect);
  }

  /** Connects in a tab of its own. */
  Session connect(Address address) {
    var session = new Session(address, Optional.empty());
    if (address instanceof Address.Inet inet) {
      context.recentHosts().add(new Host(inet.host(), inet.port()));
    }
    show(session);
    run(session);
    return session;
  }

  /** Listens on what stands in the row on top, this machine only unless opened. */
  void listen(Mode mode) {
    String host = model.openToNetworkProperty().get() ? "*" : Address.LOOPBACK;
    typedAddress(host).ifPresent(address -> listen(address, mode));
  }

  /** Listens in a tab of its own. */
  Session listen(Address address, Mode mode) {
    var session = new Session(address, Optional.of(mode));
    show(session);
    run(session);
    return session;
  }

  /** An echo server and a client that is connected to it. */
  void tryIt() {
    var server = new Session(new Address.Tcp(Address.LOOPBACK, 0), Optional.of(new Mode.Echo()));
    show(server);
    open(
        server,
        link -> {
          int port = ((Link.Server) link).server().port();
          Session client = connect(new Address.Tcp("127.0.0.1", port));
          client.draftProperty().set(new TalkRoomText(language).tryItMessage());
        });
  }

  /** The conversation of the course: the server's default mode in the person's language. */
  Mode conversationMode() {
    return new Mode.Talk(language);
  }

  /** Listens and answers by this person's rules, or by a few to begin with. */
  void listenByRules() {
    String text = rules.text(language);
    String host = model.openToNetworkProperty().get() ? "*" : Address.LOOPBACK;
    try {
      ReplyRules parsed = ReplyRules.parse(text);
      typedAddress(host)
          .map(address -> listen(address, new Mode.Reply(parsed)))
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
    Link link = links.get(session);
    if (link instanceof Link.Server server) {
      session.setAddress(Places.withPort(session.address(), server.server().port()));
      stop(session, () -> again(session));
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

  private void run(Session session) {
    open(session, link -> {});
  }

  private void show(Session session) {
    model.failureProperty().set(Optional.empty());
    model.sessions().add(session);
    model.currentProperty().set(Optional.of(session));
  }

  private void open(Session session, java.util.function.Consumer<Link> then) {
    var writer = new LogWriter(session.log(), session.isServer());
    Ui.background(
        "talk-open",
        () -> {
          try {
            Link link = link(session, writer);
            Ui.later(() -> {
              opened(session, link);
              then.accept(link);
            });
          } catch (IOException failed) {
            Failure failure = Failure.of(failed, session.address().subject());
            Ui.later(() -> failed(session, failure));
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private Link link(Session session, LogWriter writer) throws IOException, InterruptedException {
    Address address = session.address();
    if (session.mode().isPresent()) {
      ServerOptions options =
          ServerOptions.DEFAULT
              .withRecordBytes(RECORD_BYTES)
              .withSecurity(security.ofServer(address));
      return new Link.Server(
          TalkServer.listen(address, session.mode().orElseThrow(), options, writer));
    }
    ClientOptions options =
        ClientOptions.DEFAULT.withRecordBytes(RECORD_BYTES).withSecurity(security.ofClient());
    return new Link.Client(TalkClient.connect(address, options, writer));
  }

  private void opened(Session session, Link link) {
    if (!model.sessions().contains(session)) { // the tab was closed meanwhile
      Ui.background("talk-close", link::close);
      return;
    }
    links.put(session, link);
    session.stateProperty().set(State.OPEN);
    if (link instanceof Link.Server server) {
      String place = Places.of(server.server());
      session.placeProperty().set(place);
      session.setAddress(Places.withPort(session.address(), server.server().port()));
      refreshCommandLine();
      session
          .log()
          .offer(
              new Remark(LogWriter.now(), now -> new TalkRoomText(now).listeningOn(place), false));
      if (Places.isOpen(session.address())) {
        session
            .log()
            .offer(new Remark(LogWriter.now(), now -> new TalkRoomText(now).openToAll(), true));
      }
    }
    var activity =
        new Activity(
            RoomId.TALK,
            "",
            () -> stop(session),
            () -> model.currentProperty().set(Optional.of(session)));
    activities.put(session, activity);
    context.activities().add(activity);
    refreshActivity(session);
    ticker.start();
  }

  private void failed(Session session, Failure failure) {
    session.failureProperty().set(Optional.of(failure));
    session.stateProperty().set(State.ENDED);
  }

  private void refreshActivity(Session session) {
    Activity activity = activities.get(session);
    Link link = links.get(session);
    if (activity == null || link == null) {
      return;
    }
    if (link instanceof Link.Client client && !client.client().conversation().isOpen()) {
      client
          .client()
          .conversation()
          .failure()
          .ifPresent(failure -> session.failureProperty().set(Optional.of(failure)));
      stop(session);
      return;
    }
    var text = new TalkRoomText(language);
    activity
        .wordsProperty()
        .set(
            session
                .mode()
                .map(mode ->
                    text.servingShort(
                        ModeNames.name(mode, text),
                        session.placeProperty().get(),
                        link.peers().size()))
                .orElseGet(() -> text.talkingShort(session.placeProperty().get())));
  }

  /** Ends what runs in a tab; the tab stays. */
  void stop(Session session) {
    stop(session, () -> {});
  }

  private void stop(Session session, Runnable then) {
    Link link = links.remove(session);
    Activity activity = activities.remove(session);
    if (activity != null) {
      context.activities().remove(activity);
    }
    session.stateProperty().set(State.ENDED);
    session.peers().clear();
    if (link != null) {
      session.countersProperty().set(link.counters());
      if (session.isServer()) {
        session
            .log()
            .offer(new Remark(LogWriter.now(), now -> new TalkRoomText(now).stopped(), false));
      }
      Ui.background(
          "talk-close",
          () -> {
            link.close();
            Ui.later(then);
          });
    }
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
    Link link = links.get(session);
    if (link == null) {
      return false;
    }
    int reached =
        session
            .targetProperty()
            .get()
            .map(peer -> peer.offer(bytes) ? 1 : 0)
            .orElseGet(() -> link.sendToAll(bytes));
    if (reached == 0) {
      session
          .log()
          .offer(new Remark(LogWriter.now(), now -> new TalkRoomText(now).notSent(), true));
    }
    return reached > 0;
  }

  /** Sends what is being written, and empties the entry; false when it is no hex. */
  boolean sendDraft(Session session) {
    Optional<Bytes> bytes = draft(session);
    if (bytes.isEmpty()) {
      return false;
    }
    if (!bytes.get().isEmpty() && send(session, bytes.get())) {
      session.remember(session.draftProperty().get());
      session.draftProperty().set("");
    }
    return true;
  }

  private static Optional<Bytes> draft(Session session) {
    String draft = session.draftProperty().get();
    return session.draftHexProperty().get()
        ? EntryText.parseHex(draft)
        : Optional.of(Bytes.ofText(draft + session.lineEndProperty().get().characters()));
  }

  /** Keeps what is being written under a name made of its beginning. */
  void saveDraft(Session session) {
    draft(session).filter(bytes -> !bytes.isEmpty()).ifPresent(bytes -> save(session, bytes));
    showSaved(session, true);
  }

  /** Keeps a message under a name made of its beginning. */
  void save(Session session, Bytes bytes) {
    tryIt(session, () -> saved.put(bytes));
  }

  /** Forgets a saved message. */
  void forget(Session session, SavedMessage message) {
    tryIt(session, () -> saved.remove(message));
  }

  /** Shows the saved messages beside the conversation, or puts them away. */
  void showSaved(Session session, boolean shown) {
    if (shown) {
      tryIt(session, saved::load);
    }
    session.savedShownProperty().set(shown);
  }

  /** Something small with a file of this person's. */
  private interface FileWork {
    void run() throws IOException;
  }

  private static void tryIt(Session session, FileWork work) {
    try {
      work.run();
    } catch (IOException failed) {
      session.failureProperty().set(Optional.of(Failure.of(failed, "talk-messages.txt")));
    }
  }

  /** Sends a peer away. */
  void kick(Conversation peer) {
    Ui.background("talk-kick", peer::kick);
  }

  /** Writes the log to a file the person chooses. */
  void export(Session session, TalkExport.Format format) {
    var text = new TalkRoomText(language);
    context
        .filePicker()
        .save(text.export(), "conversation" + format.suffix())
        .ifPresent(file -> write(session, format, file));
  }

  private void write(Session session, TalkExport.Format format, Path file) {
    List<LogLine> lines = List.copyOf(session.log().items());
    Optional<Conversation> conversation = conversation(session);
    Ui.background(
        "talk-export",
        () -> {
          try {
            if (format == TalkExport.Format.PCAPNG) {
              writePcapng(session, conversation, file);
            } else {
              Files.writeString(
                  file, TalkExport.write(format, lines, language), StandardCharsets.UTF_8);
            }
            session
                .log()
                .offer(
                    new Remark(
                        LogWriter.now(),
                        now -> new TalkRoomText(now).exported(file.toString()),
                        false));
          } catch (IOException failed) {
            Failure failure = Failure.of(failed, file.toString());
            Ui.later(() -> session.failureProperty().set(Optional.of(failure)));
          }
        });
  }

  private void writePcapng(Session session, Optional<Conversation> conversation, Path file)
      throws IOException {
    if (conversation.isEmpty()) {
      throw new FailureException(
          new Failure(
              Failure.Kind.BAD_INPUT, file.toString(), new TalkRoomText(language).choosePeer()));
    }
    var subject =
        new PcapngExport.Subject(conversation.get(), session.address(), !session.isServer());
    PcapngExport.write(Files.newOutputStream(file), subject, language);
  }

  /** The conversation that is meant: a client's own, a server's chosen or only peer. */
  private Optional<Conversation> conversation(Session session) {
    if (links.get(session) instanceof Link.Client client) {
      return Optional.of(client.client().conversation());
    }
    return session
        .targetProperty()
        .get()
        .or(() ->
            session.peers().size() == 1
                ? Optional.of(session.peers().getFirst())
                : Optional.empty());
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
                .orElseGet(this::commandLineOfEntry));
  }

  private String commandLineOfEntry() {
    try {
      String where = model.whereProperty().get().strip();
      return where.isEmpty()
          ? "sextant talk serve"
          : CommandLines.connect(
              Places.parse(model.transportProperty().get(), where, Address.LOOPBACK));
    } catch (FailureException unfinished) {
      return "";
    }
  }

  /** Ends everything. */
  @Override
  public void close() {
    ticker.stop();
    List.copyOf(links.keySet()).forEach(this::stop);
  }
}
