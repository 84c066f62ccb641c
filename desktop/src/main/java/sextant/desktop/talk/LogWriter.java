package sextant.desktop.talk;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.LogStore;
import sextant.desktop.talk.LogLine.Message;
import sextant.desktop.talk.LogLine.Remark;
import sextant.desktop.talk.LogLine.Talker;
import sextant.talk.Conversation;
import sextant.talk.Direction;
import sextant.talk.Ending;
import sextant.talk.Refusal;
import sextant.talk.TalkObserver;
import sextant.wire.Bytes;
import sextant.words.Failure;

/** Writes what the engine tells into a log, from whatever thread; a copy and a queue, no more. */
final class LogWriter implements TalkObserver {
  private final LogStore<LogLine> log;
  private final LongMessages longMessages;
  private final boolean isServer;

  LogWriter(Session session) {
    log = session.log();
    longMessages = session.longMessages();
    isServer = session.isServer();
  }

  @Override
  public void joined(Conversation conversation) {
    String peer = conversation.peer();
    String security = conversation.security();
    if (isServer) {
      log.offer(new Remark(now(), language -> new TalkRoomText(language).joined(peer), false));
    } else {
      log.offer(
          new Remark(
              now(), language -> connected(new TalkRoomText(language), peer, security), false));
    }
  }

  @Override
  public void traffic(
      Conversation conversation, Direction direction, long offsetNanos, ByteBuffer bytes) {
    int length = bytes.remaining();
    int kept = Math.min(length, Message.KEPT_BYTES);
    Bytes copy = Bytes.copyOf(bytes.slice(bytes.position(), kept));
    long key = kept < length ? longMessages.keep(Bytes.copyOf(bytes)) : 0;
    var talker = new Talker(conversation.id(), conversation.peer());
    long start = ChronoUnit.MICROS.between(Instant.EPOCH, conversation.startedAt());
    log.offer(new Message(start + offsetNanos / 1_000, direction, talker, copy, length, key));
  }

  @Override
  public void left(Conversation conversation, Ending ending) {
    String peer = conversation.peer();
    boolean bad = ending == Ending.FAILED || ending == Ending.RESET || ending == Ending.TOO_SLOW;
    log.offer(
        new Remark(
            now(), language -> Endings.words(new TalkRoomText(language), peer, ending), bad));
  }

  @Override
  public void refused(SocketAddress peer, Refusal refusal) {
    log.offer(
        new Remark(
            now(),
            language -> refused(new TalkRoomText(language), peer.toString(), refusal),
            true));
  }

  private static String refused(TalkRoomText text, String peer, Refusal refusal) {
    return refusal == Refusal.FULL ? text.refusedFull(peer) : text.refusedDenied(peer);
  }

  private static String connected(TalkRoomText text, String peer, String security) {
    return security.isEmpty() ? text.connectedTo(peer) : text.connectedSecurely(peer, security);
  }

  @Override
  public void trouble(Failure failure) {
    log.offer(new Remark(now(), language -> failure.line(language), true));
  }

  static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
