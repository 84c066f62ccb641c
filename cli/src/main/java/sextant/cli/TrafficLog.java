package sextant.cli;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import sextant.talk.Conversation;
import sextant.talk.Counters;
import sextant.talk.Direction;
import sextant.talk.Ending;
import sextant.talk.Refusal;
import sextant.talk.TalkObserver;
import sextant.talk.Utf8Stream;
import sextant.words.Failure;
import sextant.words.Quantity;

/** Tells what happens in conversations, one line or one JSON object each. */
final class TrafficLog implements TalkObserver {
  private final Output output;
  private final TalkText text;
  private final Style style;
  private final Ink.Paint paint;
  private final TrafficLine line;
  private final Map<Conversation, Streams> streams = new ConcurrentHashMap<>();

  /** Which directions are shown. */
  enum Show {
    NONE,
    RECEIVED,
    SENT,
    BOTH;

    boolean includes(Direction direction) {
      return this == BOTH || this == (direction == Direction.IN ? RECEIVED : SENT);
    }
  }

  /** What is shown, and how. */
  record Style(TrafficText.View view, Show show) {}

  /** The text of both directions, each with the beginning of a character that may be waiting. */
  private record Streams(Utf8Stream in, Utf8Stream out) {}

  TrafficLog(Output output, Style style) {
    this.output = output;
    this.text = new TalkText(output.language());
    this.style = style;
    this.paint = output.paint();
    this.line = new TrafficLine(output);
  }

  @Override
  public void joined(Conversation peer) {
    if (!output.isJson()) {
      line.print(peer.startedAt(), peer.peer(), paint.in(Ink.GOOD, "+"), security(peer));
      return;
    }
    try (JsonLine json = begin("joined", peer.startedAt(), peer)) {
      if (!peer.security().isEmpty()) {
        json.text("security", peer.security());
      }
    }
  }

  @Override
  public void traffic(Conversation peer, Direction direction, long offsetNanos, ByteBuffer bytes) {
    if (!style.show().includes(direction)) {
      return;
    }
    Instant time = peer.startedAt().plusNanos(offsetNanos);
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(bytes.position(), copy);
    if (output.isJson()) {
      json(peer, direction, time, copy);
      return;
    }
    boolean isReceived = direction == Direction.IN;
    Ink ink = isReceived ? Ink.RECEIVED : Ink.SENT;
    for (String each : lines(peer, direction, copy)) {
      line.print(time, peer.peer(), paint.in(ink, isReceived ? "<" : ">"), each);
    }
  }

  @Override
  public void left(Conversation peer, Ending ending) {
    streams.remove(peer);
    Counters counters = peer.counters();
    if (!output.isJson()) {
      String in = Quantity.bytes(counters.bytesIn());
      String out = Quantity.bytes(counters.bytesOut());
      String why = text.left(ending(ending), in, out);
      boolean isFine = ending != Ending.FAILED && ending != Ending.TOO_SLOW;
      line.print(Instant.now(), peer.peer(), paint.in(isFine ? Ink.FAINT : Ink.LOST, "-"), why);
      return;
    }
    try (JsonLine json = begin("left", Instant.now(), peer)) {
      json.text("why", lower(ending))
          .number("bytesIn", counters.bytesIn())
          .number("bytesOut", counters.bytesOut())
          .number("messagesIn", counters.messagesIn())
          .number("messagesOut", counters.messagesOut());
      peer.failure().ifPresent(failure -> json.text("failure", failure.toString()));
    }
  }

  @Override
  public void refused(SocketAddress peer, Refusal refusal) {
    if (!output.isJson()) {
      String why = refusal == Refusal.FULL ? text.refusedFull() : text.refusedDenied();
      line.print(Instant.now(), plain(peer), paint.in(Ink.ATTENTION, "!"), why);
      return;
    }
    try (JsonLine json = output.json("refused")) {
      json.time("time", Instant.now()).text("peer", plain(peer)).text("why", lower(refusal));
    }
  }

  @Override
  public void trouble(Failure failure) {
    if (output.isJson()) {
      try (JsonLine json = output.json("trouble")) {
        json.time("time", Instant.now())
            .text("kind", lower(failure.kind()))
            .text("subject", failure.subject())
            .text("why", failure.explain(output.language()).why());
      }
      return;
    }
    output.warn(failure.explain(output.language()).inOneLine());
  }

  private void json(Conversation peer, Direction direction, Instant time, byte[] bytes) {
    String event = direction == Direction.IN ? "received" : "sent";
    try (JsonLine json = begin(event, time, peer)) {
      TrafficText.addTo(json, bytes);
    }
  }

  private JsonLine begin(String event, Instant time, Conversation peer) {
    return output.json(event).time("time", time).number("id", peer.id()).text("peer", peer.peer());
  }

  private List<String> lines(Conversation peer, Direction direction, byte[] bytes) {
    return switch (style.view()) {
      case HEX -> TrafficText.hexRows(bytes);
      case MIXED -> List.of(TrafficText.mixed(bytes));
      case TEXT -> {
        Streams both =
            streams.computeIfAbsent(peer, p -> new Streams(new Utf8Stream(), new Utf8Stream()));
        Utf8Stream stream = direction == Direction.IN ? both.in() : both.out();
        yield TrafficText.lines(stream.decode(ByteBuffer.wrap(bytes)));
      }
    };
  }

  private String security(Conversation peer) {
    return peer.security().isEmpty() ? text.joined() : text.joinedSecurely(peer.security());
  }

  private String ending(Ending ending) {
    return switch (ending) {
      case FINISHED -> text.endFinished();
      case RESET -> text.endReset();
      case QUIT -> text.endQuit();
      case KICKED -> text.endKicked();
      case IDLE -> text.endIdle();
      case TOO_SLOW -> text.endTooSlow();
      case CLOSED -> text.endClosed();
      case FAILED -> text.endFailed();
    };
  }

  private static String plain(SocketAddress address) {
    String all = address.toString();
    return all.substring(all.indexOf('/') + 1);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
