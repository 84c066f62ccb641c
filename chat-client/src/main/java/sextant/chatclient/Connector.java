package sextant.chatclient;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import sextant.identity.Fingerprint;
import sextant.identity.PeerTrust;
import sextant.irc.MalformedException;
import sextant.irc.Message;
import sextant.words.Failure;

/** Opens the link, watches it, opens it again. Its state belongs to the network's thread. */
final class Connector implements Registration.Steps {
  private static final long SILENCE_MILLIS = 90_000;

  private final Session session;
  private final Conversation conversation;
  private final Mailbox mailbox;
  private final Surroundings surroundings;
  private final NetworkListener listener;
  private final Reconnection reconnection;
  private final Elsewhere elsewhere = new Elsewhere();
  private NetworkSettings settings;

  /** Where the newest link leads. */
  private NetworkSettings target;

  private @Nullable Link link;
  private @Nullable Registration registration;
  private boolean wantsConnection;
  private boolean isReady;
  private boolean isAwaitingPong;
  private long lastLineMillis;
  private int generation;

  /** Nick and account as the listener knows them. */
  private String told = "";

  Connector(
      Session session,
      Conversation conversation,
      Mailbox mailbox,
      Surroundings surroundings,
      NetworkListener listener) {
    this.session = session;
    this.conversation = conversation;
    this.mailbox = mailbox;
    this.surroundings = surroundings;
    this.listener = listener;
    this.reconnection = new Reconnection(surroundings.random());
    this.settings = session.settings;
    this.target = settings;
  }

  void send(String line) {
    Link open = link;
    if (open != null) {
      open.send(line);
    }
  }

  void connect() {
    if (wantsConnection && link != null) {
      return;
    }
    wantsConnection = true;
    open(elsewhere.target(settings));
  }

  private void open(NetworkSettings wanted) {
    int mine = ++generation;
    NetworkSettings where =
        surroundings
            .store()
            .secureOnly(wanted.host(), surroundings.clock().millis())
            .map(wanted::secured)
            .orElse(wanted);
    target = where;
    listener.connection(new ConnectionState.Connecting());
    Thread.ofVirtual()
        .name("chat-" + settings.name() + "-connect")
        .start(() -> {
          try {
            Link opened = surroundings.links().open(where, new Ear(mine));
            mailbox.post(() -> opened(mine, opened));
          } catch (IOException e) {
            Failure failure = Failure.of(e, where.address());
            mailbox.post(() -> failed(mine, failure));
          }
        });
  }

  private void opened(int mine, Link opened) {
    if (mine != generation || !wantsConnection) {
      opened.close();
      return;
    }
    link = opened;
    isReady = false;
    isAwaitingPong = false;
    lastLineMillis = surroundings.clock().millis();
    session.reset();
    registration = new Registration(session, this);
    registration.begin();
    watch(mine);
  }

  /** A server that says nothing for a while is asked; one that does not answer is gone. */
  private void watch(int mine) {
    mailbox.after(
        SILENCE_MILLIS / 3,
        () -> {
          Link open = link;
          if (mine != generation || open == null) {
            return;
          }
          long silence = surroundings.clock().millis() - lastLineMillis;
          if (silence > 2 * SILENCE_MILLIS) {
            open.close();
          } else if (silence > SILENCE_MILLIS && !isAwaitingPong) {
            isAwaitingPong = true;
            open.send("PING sextant");
          }
          watch(mine);
        });
  }

  private void line(int mine, String line) {
    Registration registering = registration;
    if (mine != generation || registering == null) {
      return;
    }
    lastLineMillis = surroundings.clock().millis();
    isAwaitingPong = false;
    try {
      Message message = Message.parse(line);
      if (registering.take(message)) {
        if (isReady && message.command().equals("005")) {
          learnServers();
        }
        return;
      }
    } catch (MalformedException _) {
      return;
    }
    conversation.line(line);
    if (isReady && !told.equals(session.nick + " " + session.account)) {
      told = session.nick + " " + session.account;
      listener.connection(new ConnectionState.Online(session.nick, session.account));
    }
  }

  private void ended(int mine, @Nullable IOException cause) {
    if (mine != generation) {
      return;
    }
    Failure failure =
        registration == null ? lost(cause) : registration.failure().orElseGet(() -> lost(cause));
    failed(mine, failure);
  }

  private Failure lost(@Nullable IOException cause) {
    return cause == null
        ? new Failure(Failure.Kind.CONNECTION_CLOSED, target.address(), "")
        : Failure.of(cause, target.address());
  }

  private void failed(int mine, Failure failure) {
    if (mine != generation) {
      return;
    }
    drop();
    if (!wantsConnection) {
      listener.connection(new ConnectionState.Offline());
      return;
    }
    if (isFinal(failure) && !elsewhere.isAway()) {
      generation++; // the end of this link is no news
      wantsConnection = false;
      listener.connection(new ConnectionState.Stopped(failure));
      return;
    }
    elsewhere.failed();
    long wait = reconnection.nextMillis();
    listener.connection(new ConnectionState.Waiting(failure, wait));
    int now = ++generation;
    mailbox.after(
        wait,
        () -> {
          if (now == generation && wantsConnection) {
            open(elsewhere.target(settings));
          }
        });
  }

  private static boolean isFinal(Failure failure) {
    return switch (failure.kind()) {
      case CERTIFICATE_CHANGED, CERTIFICATE_NOT_PINNED, LOGIN_REFUSED, BAD_INPUT, NOT_TLS -> true;
      default -> false;
    };
  }

  private void drop() {
    Link open = link;
    link = null;
    registration = null;
    isReady = false;
    if (open != null) {
      open.close();
    }
    conversation.disconnected();
  }

  void disconnect(String reason) {
    wantsConnection = false;
    generation++;
    Link open = link;
    if (open != null) {
      open.send(reason.isEmpty() ? "QUIT" : "QUIT :" + reason);
    }
    link = null; // what still comes is of no interest; the server closes
    registration = null;
    conversation.disconnected();
    listener.connection(new ConnectionState.Offline());
    if (open != null) {
      Thread.ofVirtual().start(() -> closeSoon(open));
    }
  }

  private static void closeSoon(Link open) {
    try {
      Thread.sleep(300); // the QUIT must leave first
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    open.close();
  }

  @Override
  public void ready() {
    if (!isReady) {
      isReady = true;
      told = session.nick + " " + session.account;
      reconnection.succeeded();
      learnServers();
      listener.connection(new ConnectionState.Online(session.nick, session.account));
      conversation.ready();
    }
  }

  private void learnServers() {
    elsewhere.learn(session.facts.supported("sextant/SERVERS", ""), settings);
  }

  @Override
  public void refused(Failure failure) {
    failed(generation, failure);
  }

  @Override
  public void upgrade(int tlsPort) {
    drop();
    if (!elsewhere.isAway()) {
      settings = target.secured(tlsPort);
    }
    open(target.secured(tlsPort));
  }

  /** What the link tells, brought to the network's thread; of the newest link only. */
  private final class Ear implements Link.Listener {
    private final int mine;

    Ear(int mine) {
      this.mine = mine;
    }

    @Override
    public void secured(PeerTrust.Verdict verdict, Fingerprint fingerprint) {
      boolean isFirst = verdict == PeerTrust.Verdict.FIRST_MET;
      mailbox.post(() -> listener.certificate(isFirst, fingerprint));
    }

    @Override
    public void line(String line) {
      try {
        mailbox.postWaiting(() -> Connector.this.line(mine, line));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt(); // the link is closed, and nobody wants its lines
      }
    }

    @Override
    public void ended(@Nullable IOException cause) {
      mailbox.post(() -> Connector.this.ended(mine, cause));
    }
  }
}
