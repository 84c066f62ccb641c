package sextant.desktop.talk;

import java.util.Optional;
import java.util.function.Consumer;
import sextant.desktop.shell.RoomContext;
import sextant.talk.Address;
import sextant.talk.Conversation;
import sextant.talk.Protection;
import sextant.words.Language;

/**
 * What can be done with a running conversation besides talking: play messages into it, see its
 * packets and certificates, write it to a file. JavaFX thread.
 */
final class ConversationTools implements AutoCloseable {
  private final RoomContext context;
  private final SessionRunner runner;
  private final Consumer<Session> again;
  private final Exporter exporter;
  private final Playing playing;
  private final ConversationPackets packets;
  private Language language = Language.ENGLISH;

  /** Tools; {@code again} opens a tab once more. */
  ConversationTools(RoomContext context, SessionRunner runner, Consumer<Session> again) {
    this.context = context;
    this.runner = runner;
    this.again = again;
    exporter = new Exporter(context, runner);
    playing = new Playing(context, runner);
    packets = new ConversationPackets(context, runner);
  }

  /** The language of dialogs and files. */
  void speak(Language now) {
    language = now;
  }

  /** Asks for a file of messages and delays, and sends them. */
  void playSequence(Session session) {
    playing.playSequence(session, language);
  }

  /** Asks for a recording and sends it again, this many times as fast. */
  void replay(Session session, double factor) {
    playing.replay(session, language, factor);
  }

  /** Stops what {@link #playSequence} or {@link #replay} has begun. */
  void stopPlaying(Session session) {
    playing.stop(session);
  }

  /** Whether the packets of a tab can be shown. */
  boolean canShowPackets(Session session) {
    return context.hostLinks().canShowPackets() && session.address() instanceof Address.Inet;
  }

  /** Shows the packets of a tab's connection from now on. */
  void showPackets(Session session) {
    packets.show(session);
  }

  /** Connects a client once more, to show its packets from the handshake on. */
  void showHandshake(Session session) {
    packets.showFromHandshake(session, () -> reconnect(session));
  }

  private void reconnect(Session session) {
    if (runner.link(session).isPresent()) {
      runner.stop(session, () -> again.accept(session));
    } else {
      again.accept(session);
    }
  }

  /** What protects a tab's conversation, and whose certificate the other end showed. */
  Optional<Protection> protection(Session session) {
    return runner.conversation(session).flatMap(Conversation::protection);
  }

  /** Writes the log to a file the person chooses. */
  void export(Session session, TalkExport.Format format) {
    exporter.export(session, format, language);
  }

  @Override
  public void close() {
    playing.close();
  }
}
