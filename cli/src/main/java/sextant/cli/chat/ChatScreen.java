package sextant.cli.chat;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;
import sextant.chatclient.NetworkSettings;
import sextant.chatclient.Surroundings;
import sextant.cli.ChatScreenText;
import sextant.words.Language;

/**
 * Chat on the whole terminal: one thread takes what keys and networks bring, changes the state, and
 * paints what is different. The terminal is as it was afterwards, however it ends.
 */
public final class ChatScreen implements Stage.Loop {
  private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
  private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long TYPING_NANOS = TimeUnit.SECONDS.toNanos(7);
  private static final int SEQUENCE_MILLIS = 60;
  private static final String MOUSE_ON = "\u001b[?1000;1006h";
  private static final String MOUSE_OFF = "\u001b[?1000;1006l";

  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final CountDownLatch restored = new CountDownLatch(1);
  private final ScreenState state = new ScreenState();
  private final Terminal terminal;
  private final Start start;
  private final ScreenView view;
  private final Painter painter;
  private final Networks networks;
  private final Places places;
  private final Hearing hearing;
  private final Keyboard keyboard;
  private Attributes before = new Attributes();
  private List<String> typing = List.of();
  private long typingNanos;
  private volatile boolean isOver;

  /**
   * What a screen begins with.
   *
   * @param language of the person
   * @param zone whose clock is shown
   * @param hasColours whether the terminal's colours may be used
   * @param surroundings of the networks; its store is closed by who opened it
   * @param settings of the server at an address, with TLS when it is known to speak it; empty when
   *     that is no address
   * @param first the server to join at once; without it servers are shown to choose from
   */
  public record Start(
      Language language,
      ZoneId zone,
      boolean hasColours,
      Surroundings surroundings,
      BiFunction<String, Boolean, Optional<NetworkSettings>> settings,
      Optional<NetworkSettings> first) {}

  /** Touches nothing yet; the terminal is closed by who opened it. */
  public ChatScreen(Terminal terminal, Start start) {
    this.terminal = terminal;
    this.start = start;
    view = new ScreenView(start.language(), start.zone());
    painter = new Painter(start.hasColours());
    networks = new Networks(state, start.surroundings(), this);
    Stage stage = new Stage(state, networks, view, this, start.zone());
    ChatScreenText text = new ChatScreenText(start.language());
    places = new Places(stage);
    hearing = new Hearing(stage, places, start.language());
    Finder finder =
        new Finder(
            stage,
            places,
            new Finder.Doors(start.surroundings().store(), start.settings(), this::open),
            text);
    Parcels parcels = new Parcels(stage, text, start.language());
    Commands commands = new Commands(stage, places, finder, parcels, text);
    keyboard = new Keyboard(stage, places, commands, finder);
  }

  /** Shows the screen until the person leaves, {@link #end} is called or the terminal is gone. */
  public void run() throws InterruptedException {
    before = terminal.getAttributes();
    try (ServersNearby _ = start.first().isPresent() ? new ServersNearby() : chooseServer()) {
      enter();
      start.first().ifPresent(this::open);
      Thread.ofPlatform().name("chat-keys").daemon().start(this::readKeys);
      loop();
      state.current().ifPresent(places::keepDraft);
    } finally {
      restore();
      networks.close();
    }
  }

  /** Ends it from any thread, and waits a moment until the terminal is as it was. */
  public void end() {
    isOver = true;
    execute(() -> {});
    try {
      if (!restored.await(1, TimeUnit.SECONDS)) {
        restore(); // the screen's thread hangs: the terminal must not
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void enter() {
    Attributes raw = terminal.enterRawMode();
    Attributes keys = terminal.getAttributes();
    keys.setLocalFlag(Attributes.LocalFlag.ISIG, false); // Ctrl-C is a key like others
    terminal.setAttributes(keys);
    before = raw;
    terminal.handle(Terminal.Signal.WINCH, _ -> execute(painter::forget));
    send(Painter.ENTER);
  }

  private synchronized void restore() {
    if (restored.getCount() > 0) {
      terminal.writer().write(Painter.LEAVE);
      terminal.writer().flush();
      terminal.setAttributes(before);
      restored.countDown();
    }
  }

  private synchronized void send(String sequences) {
    if (restored.getCount() > 0) {
      terminal.writer().write(sequences);
      terminal.writer().flush();
    }
  }

  private ServersNearby chooseServer() {
    Overlay.Servers servers = new Overlay.Servers();
    for (NetworkSettings last : start.surroundings().store().networks()) {
      boolean isSecure = last.security() == NetworkSettings.Security.TLS;
      add(
          servers,
          new ServerChoice(ServerChoice.Origin.LAST_USED, last.name(), last.address(), isSecure));
      if (servers.choices.size() >= 5) {
        break;
      }
    }
    String here = "127.0.0.1:6667";
    add(servers, new ServerChoice(ServerChoice.Origin.THIS_COMPUTER, here, here, false));
    state.overlay(servers);
    return ServersNearby.start(found -> execute(() -> add(servers, found)));
  }

  private static void add(Overlay.Servers servers, ServerChoice choice) {
    boolean isKnown =
        servers.choices.stream().anyMatch(each -> each.address().equals(choice.address()));
    if (!isKnown && servers.choices.size() < 200) {
      servers.choices.add(choice);
    }
  }

  private void open(NetworkSettings settings) {
    NetworkState network = networks.open(settings, hearing::hear);
    places.want(network, settings.rooms().stream().findFirst().orElse(settings.name()));
  }

  private void readKeys() {
    KeyDecoder decoder = new KeyDecoder();
    NonBlockingReader reader = terminal.reader();
    try {
      while (!isOver) {
        int c = reader.read(decoder.isWaiting() ? SEQUENCE_MILLIS : 250);
        List<Key> keys =
            c == NonBlockingReader.READ_EXPIRED
                ? decoder.pause()
                : c < 0 ? List.of() : decoder.take((char) c);
        if (c == NonBlockingReader.EOF) {
          isOver = true;
        }
        if (!keys.isEmpty() || isOver) {
          execute(() -> keys.forEach(this::take));
        }
      }
    } catch (IOException _) {
      isOver = true; // the terminal is gone
      execute(() -> {});
    }
  }

  private void take(Key key) {
    if (!isOver) {
      isOver = !keyboard.take(key);
    }
  }

  private void loop() throws InterruptedException {
    long paintedNanos = System.nanoTime() - TICK_NANOS;
    boolean isStale = true;
    while (!isOver) {
      long now = System.nanoTime();
      long wait = isStale ? paintedNanos + FRAME_NANOS - now : TICK_NANOS;
      Runnable next = queue.poll(Math.max(0, wait), TimeUnit.NANOSECONDS);
      if (next != null) {
        next.run();
      }
      isStale = true; // also without news: the clock goes on
      now = System.nanoTime();
      boolean isDue = now - paintedNanos >= FRAME_NANOS;
      boolean isLate = now - paintedNanos >= 4 * FRAME_NANOS;
      if (isDue && (queue.isEmpty() || isLate)) {
        paint(now);
        paintedNanos = now;
        isStale = false;
      }
    }
  }

  private void paint(long nowNanos) {
    forgetTyping(nowNanos);
    String sequences = painter.paint(view.frame(state, columns(), rows()));
    send(sequences);
  }

  /** Whoever does not go on typing is no longer typing, though nobody says so. */
  private void forgetTyping(long nowNanos) {
    state
        .current()
        .map(Where::buffer)
        .ifPresent(buffer -> {
          if (!buffer.typing().equals(typing)) {
            typing = buffer.typing();
            typingNanos = nowNanos;
          } else if (nowNanos - typingNanos > TYPING_NANOS) {
            buffer.typing(List.of());
          }
        });
  }

  private int columns() {
    int columns = terminal.getWidth();
    return columns > 0 ? Math.min(columns, 1000) : 80;
  }

  private int rows() {
    int rows = terminal.getHeight();
    return rows > 0 ? Math.min(rows, 500) : 24;
  }

  @Override
  public void execute(Runnable task) {
    queue.add(task);
  }

  @Override
  public Geometry geometry() {
    return Geometry.of(state, columns(), rows());
  }

  @Override
  public void ring() {
    send("\u0007");
  }

  @Override
  public void redraw() {
    painter.forget();
  }

  @Override
  public void mouse(boolean isOn) {
    send(isOn ? MOUSE_ON : MOUSE_OFF);
  }
}
