package sextant.chat.core;

import java.util.List;
import java.util.Optional;
import sextant.chat.log.EventLog;
import sextant.chat.log.Item;
import sextant.irc.Message;

/**
 * REDACT and EDIT: words taken back or replaced (IRCv3 message-redaction; our own message-editing).
 */
final class EditCommands {
  private final Core core;
  private final HistoryCommands history;

  EditCommands(Core core, HistoryCommands history) {
    this.core = core;
    this.history = history;
  }

  void redact(Session session, Message message) {
    change(session, message, "REDACT", message.parameter(2));
  }

  void edit(Session session, Message message) {
    change(session, message, "EDIT", message.parameter(2));
  }

  private void change(Session session, Message message, String command, String text) {
    String target = message.parameter(0);
    String msgid = message.parameter(1);
    Client client = session.client();
    Optional<HistoryCommands.Source> source = history.source(client, target);
    if (source.isEmpty()) {
      session.fail(command, "INVALID_TARGET", target, "You cannot change messages there");
      return;
    }
    core.read(
        session,
        reader -> reader.line(source.get().key(), msgid),
        (item, failure) -> {
          if (item == null || item.isEmpty() || item.get().millis() < source.get().sinceMillis()) {
            session.fail(command, "UNKNOWN_MSGID", target, msgid, "This message does not exist");
          } else if (!may(client, target, item.get(), command)) {
            session.fail(
                command, command + "_FORBIDDEN", target, msgid, "You may not change this message");
          } else {
            apply(session, source.get(), message, new Wanted(command, msgid, text));
          }
        });
  }

  private record Wanted(String command, String msgid, String text) {}

  /** One's own words; in rooms, operators may also take back the words of others. */
  private boolean may(Client client, String target, Item item, String command) {
    boolean own =
        item.account().isEmpty()
            ? item.source().equals(client.source())
            : item.account().equals(core.fold(client.account));
    boolean moderates =
        core.room(target).map(room -> RoomCommands.mayModerate(room, client, 'h')).orElse(false);
    return own || (command.equals("REDACT") && (moderates || client.isOperator()));
  }

  private void apply(
      Session session, HistoryCommands.Source source, Message message, Wanted wanted) {
    boolean redacts = wanted.command().equals("REDACT");
    core.append(
        redacts
            ? new EventLog.Entry.Redaction(source.key(), wanted.msgid())
            : new EventLog.Entry.Edit(source.key(), wanted.msgid(), wanted.text()));
    Client client = session.client();
    Line.Meta meta = core.fanout().meta(client).withId(core.passingMsgid());
    String target = source.name();
    Line line =
        wanted.text().isEmpty()
            ? Line.of(meta, client.source(), wanted.command(), target, wanted.msgid())
            : Line.of(
                meta, client.source(), wanted.command(), target, wanted.msgid(), wanted.text());
    Cap cap = redacts ? Cap.MESSAGE_REDACTION : Cap.MESSAGE_EDITING;
    Optional<Room> room = core.room(target);
    if (room.isPresent()) {
      core.fanout().toCapable(room.get().members.keySet(), cap, line);
      if (!room.get().members.containsKey(client)) {
        core.fanout().toCapable(List.of(client), cap, line);
      }
    } else {
      core.client(message.parameter(0))
          .ifPresent(other -> core.fanout().toCapable(List.of(other), cap, line));
      core.fanout().toCapable(List.of(client), cap, line);
    }
  }
}
