package sextant.cli;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import sextant.chatclient.ConnectionState;
import sextant.chatclient.Line;
import sextant.chatclient.NetworkListener;
import sextant.chatclient.PlaceView;
import sextant.identity.Fingerprint;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Follows a network for a command: shows lines, says how the connection is, waits for things. */
final class ChatWatch implements NetworkListener {
  private final Run run;
  private final ChatText text;
  private final Shown shown;
  private final String room;
  private final CompletableFuture<Boolean> inside = new CompletableFuture<>();
  private final CompletableFuture<Line> spoken = new CompletableFuture<>();
  private volatile boolean wasOnline;
  private volatile Consumer<String> reloading = place -> {};
  private final Set<String> toldOwn = ConcurrentHashMap.newKeySet();

  /** What becomes of lines; our own come when the server has taken, or refused, them. */
  @FunctionalInterface
  interface Shown {
    void show(String place, Line line, boolean isLive);
  }

  /**
   * Follows.
   *
   * @param room the room or person that {@link #inside} waits for; empty for just being online
   */
  ChatWatch(Run run, ChatText text, String room, Shown shown) {
    this.run = run;
    this.text = text;
    this.room = room;
    this.shown = shown;
  }

  /** Done when we are where we wanted to be; fails when the first try to connect fails. */
  CompletableFuture<Boolean> inside() {
    return inside;
  }

  /** Calls this whenever lines of a place came between others, on the network's thread. */
  void onReload(Consumer<String> action) {
    reloading = action;
  }

  /** Done when the server has taken, or refused, the first line of ours. */
  CompletableFuture<Line> spoken() {
    return spoken;
  }

  @Override
  public void connection(ConnectionState state) {
    switch (state) {
      case ConnectionState.Online online -> {
        wasOnline = true;
        run.output().say(text.online(online.nick()));
        if (room.isEmpty() || !isRoom(room)) {
          inside.complete(true);
        }
      }
      case ConnectionState.Waiting waiting -> failed(waiting.failure(), waiting.retryMillis());
      case ConnectionState.Stopped stopped -> failed(stopped.failure(), 0);
      case ConnectionState.Connecting _, ConnectionState.Offline _ -> {}
    }
  }

  private static boolean isRoom(String name) {
    return name.startsWith("#") || name.startsWith("&");
  }

  private void failed(Failure failure, long retryMillis) {
    if (!wasOnline || retryMillis == 0) {
      FailureException thrown = new FailureException(failure);
      inside.completeExceptionally(thrown);
      spoken.completeExceptionally(thrown);
    } else {
      run.output().warn(text.lost(failure.subject(), (int) Math.max(1, retryMillis / 1000)));
    }
  }

  @Override
  public void places(List<PlaceView> places) {
    boolean isThere =
        places.stream().anyMatch(p -> p.name().equalsIgnoreCase(room) && p.isJoined());
    if (isThere && wasOnline) {
      inside.complete(true);
    }
  }

  @Override
  public void linesAdded(String place, List<Line> lines, boolean isLive) {
    lines.forEach(line -> {
      noteOwn(line);
      noteRefusal(line);
      if (!isPending(line)) {
        if (isSaidHere(line)) {
          toldOwn.add(line.key());
        }
        shown.show(place, line, isLive);
      }
    });
  }

  @Override
  public void linesAmongOlder(String place, List<Line> lines) {
    linesAdded(place, lines, true);
  }

  /** A room that does not let us in says so as an error. */
  private void noteRefusal(Line line) {
    if (line.kind() == Line.Kind.ERROR && line.text().startsWith(room + " ") && isRoom(room)) {
      inside.completeExceptionally(
          new FailureException(new Failure(Failure.Kind.DECLINED, room, line.text())));
    }
  }

  private static boolean isPending(Line line) {
    return line.isOwn() && line.delivery() instanceof Line.Delivery.Pending;
  }

  private void noteOwn(Line line) {
    if (line.isOwn() && !isPending(line)) {
      spoken.complete(line);
    }
  }

  @Override
  public void lineChanged(String place, Line line) {
    noteOwn(line);
    if (isSaidHere(line) && !isPending(line) && toldOwn.add(line.key())) {
      shown.show(place, line, true);
    }
  }

  // Known by the server's name are only lines that were said before or elsewhere. Ours need not
  // have been added: a place that is read again at that moment tells no single lines.
  private static boolean isSaidHere(Line line) {
    return line.isOwn() && !line.key().equals(line.msgid());
  }

  @Override
  public void linesReloaded(String place) {
    reloading.accept(place);
  }

  @Override
  public void certificate(boolean isFirstMeeting, Fingerprint fingerprint) {
    if (isFirstMeeting) {
      run.output().say(text.fingerprint(String.join(" ", fingerprint.words(run.language()))));
    }
  }
}
