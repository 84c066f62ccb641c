package sextant.desktop.talk;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.Activity;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.RoomId;
import sextant.desktop.talk.LogLine.Remark;
import sextant.desktop.talk.Session.State;
import sextant.talk.Address;
import sextant.talk.ClientOptions;
import sextant.talk.Conversation;
import sextant.talk.ServerOptions;
import sextant.talk.TalkClient;
import sextant.talk.TalkServer;
import sextant.wire.Bytes;
import sextant.words.Failure;

/** Runs the ends behind the tabs: opens, watches, sends and stops them. JavaFX thread. */
final class SessionRunner implements AutoCloseable {
  private static final int RECORD_BYTES = 1 << 20;
  private static final int SERVER_RECORD_BYTES = 1 << 18; // of each of many peers

  private final TalkModel model;
  private final RoomContext context;
  private final Runnable onOpened;
  private final Security security;
  private final Map<Session, Link> links = new HashMap<>();
  private final Map<Session, Activity> activities = new HashMap<>();
  private final Ticker ticker;

  /** A runner of nothing yet; {@code onOpened} runs whenever an end has come to run. */
  SessionRunner(TalkModel model, RoomContext context, Runnable onOpened) {
    this.model = model;
    this.context = context;
    this.onOpened = onOpened;
    security = new Security(context.stateDirectory());
    ticker = new Ticker(links, this::refreshActivity);
  }

  /** The end that runs behind a tab, if any. */
  Optional<Link> link(Session session) {
    return Optional.ofNullable(links.get(session));
  }

  /** Opens the end of a tab and then does something with it; a failure stands in the tab. */
  void open(Session session, Consumer<Link> then) {
    var writer = new LogWriter(session);
    Ui.background(
        "talk-open",
        () -> {
          try {
            Link link = make(session, writer);
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

  /** Believes the certificate that has changed, and opens the tab once more. */
  void believe(Session session, Failure changed) {
    Ui.background(
        "talk-believe",
        () -> {
          try {
            security.believe(changed);
            Ui.later(() -> open(session, link -> {}));
          } catch (IOException failed) {
            Ui.later(() -> failed(session, Failure.of(failed, changed.subject())));
          }
        });
  }

  private Link make(Session session, LogWriter writer) throws IOException, InterruptedException {
    Address address = session.address();
    if (session.mode().isPresent()) {
      ServerOptions options =
          session
              .serverOptions()
              .withRecordBytes(SERVER_RECORD_BYTES)
              .withSecurity(security.ofServer(address));
      return new Link.Server(
          TalkServer.listen(address, session.mode().orElseThrow(), options, writer));
    }
    return new Link.Client(TalkClient.connect(address, secured(session.clientOptions()), writer));
  }

  /** The same options with this room's certificates. */
  ClientOptions secured(ClientOptions options) {
    return options.withRecordBytes(RECORD_BYTES).withSecurity(security.ofClient());
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
      onOpened.run();
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
            words(session, link),
            () -> stop(session),
            () -> model.currentProperty().set(Optional.of(session)));
    activities.put(session, activity);
    context.activities().add(activity);
    refreshActivity(session);
    ticker.start();
    List<Bytes> waiting = List.copyOf(session.waiting());
    session.waiting().clear();
    waiting.forEach(bytes -> send(session, bytes));
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
    activity.wordsProperty().set(words(session, link));
  }

  private static Activity.Words words(Session session, Link link) {
    String place = session.placeProperty().get();
    int peers = link.peers().size();
    return now -> {
      var text = new TalkRoomText(now);
      return session
          .mode()
          .map(mode -> text.servingShort(ModeNames.name(mode, text), place, peers))
          .orElseGet(() -> text.talkingShort(place));
    };
  }

  /** Ends what runs in a tab; the tab stays. */
  void stop(Session session) {
    stop(session, () -> {});
  }

  /** Ends what runs in a tab, and then does something. */
  void stop(Session session, Runnable then) {
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

  /**
   * Sends to the chosen peer or to everybody; while the tab still opens, as soon as it has.
   *
   * @return whether anybody gets it
   */
  boolean send(Session session, Bytes bytes) {
    Link link = links.get(session);
    if (link == null && session.stateProperty().get() == State.OPENING) {
      session.waiting().add(bytes);
      return true;
    }
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

  /** The conversation that is meant: a client's own, a server's chosen or only peer. */
  Optional<Conversation> conversation(Session session) {
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

  /** Ends everything. */
  @Override
  public void close() {
    ticker.stop();
    List.copyOf(links.keySet()).forEach(this::stop);
  }
}
