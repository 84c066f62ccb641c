package sextant.chat.core;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sextant.chat.core.Services.Request;
import sextant.chat.core.Services.Task;
import sextant.chat.log.Event;
import sextant.irc.ModeChange;
import sextant.irc.ModeSyntax;
import sextant.irc.ServerTime;

/** ChanServ: rooms that belong to accounts. */
final class ChanServ {
  private ChanServ() {}

  static Map<String, Task> tasks() {
    Map<String, Task> tasks = new TreeMap<>();
    tasks.put("REGISTER", new Task(1, "<#room>: makes a room your account's", ChanServ::register));
    tasks.put("UNREGISTER", new Task(1, "<#room>: gives a room up", ChanServ::unregister));
    tasks.put("DROP", new Task(1, "<#room>: gives a room up", ChanServ::unregister));
    tasks.put("OP", new Task(1, "<#room> [nick]: makes somebody operator", r -> rank(r, true)));
    tasks.put("DEOP", new Task(1, "<#room> [nick]: takes the operator away", r -> rank(r, false)));
    tasks.put(
        "AMODE",
        new Task(1, "<#room> [+o|-o account]: ranks given at every join", ChanServ::amode));
    tasks.put("INFO", new Task(1, "<#room>: shows what is known of it", ChanServ::info));
    tasks.put(
        "TRANSFER", new Task(2, "<#room> <account>: gives a room to somebody", ChanServ::transfer));
    tasks.put("CLEAR", new Task(2, "<#room> users|access: removes all", ChanServ::clear));
    tasks.put("PURGE", new Task(1, "<#room>: operators only: ends a room", ChanServ::purge));
    tasks.put("LIST", new Task(0, ": operators only: registered rooms", ChanServ::list));
    tasks.put("HOWTOBAN", new Task(2, "<#room> <nick>: suggests a ban", ChanServ::howToBan));
    return tasks;
  }

  private interface RoomAction {
    void run(Room room);
  }

  private static void room(Request request, RoomAction action) {
    request
        .core()
        .room(request.word(0))
        .ifPresentOrElse(action::run, () -> request.answer("No such channel"));
  }

  /** For the founder and for operators of the server. */
  private static void owned(Request request, RoomAction action) {
    room(
        request,
        room -> {
          Core core = request.core();
          String account = request.client().account;
          boolean founds =
              !account.isEmpty() && core.fold(room.facts.founder()).equals(core.fold(account));
          if (founds || request.client().isOperator()) {
            action.run(room);
          } else {
            request.answer("Insufficient privileges");
          }
        });
  }

  private static void register(Request request) {
    room(
        request,
        room -> {
          Client client = request.client();
          if (client.account.isEmpty()) {
            request.answer("You must be logged in to register a channel");
          } else if (room.isRegistered()) {
            request.answer("Channel is already registered");
          } else if (!RoomCommands.mayModerate(room, client, 'o')) {
            request.answer("You must be an oper on the channel to register it");
          } else {
            request.core().change(new Event.FounderSet(room.name(), client.account));
            request.answer("Channel " + room.name() + " successfully registered");
            give(request.core(), room, client, 'q', true);
          }
        });
  }

  private static void unregister(Request request) {
    owned(
        request,
        room -> {
          request.core().change(new Event.FounderSet(room.name(), ""));
          request.answer("Channel " + room.name() + " is now unregistered");
          request.core().keeper().forgetIfEmpty(room);
        });
  }

  /** A service changes a member's rank and the room sees it. */
  private static void give(Core core, Room room, Client client, char mode, boolean on) {
    Member member = room.members.get(client);
    if (member == null || member.has(mode) == on) {
      return;
    }
    member.set(mode, on);
    core.presence().touch(client);
    core.accounts().keepRoom(client, room, member);
    List<String> words = ModeSyntax.format(List.of(new ModeChange(on, mode, client.nick)));
    Line line =
        Line.of(
            Line.Meta.at(core.now()),
            "ChanServ!ChanServ@" + core.config().name(),
            "MODE",
            room.name(),
            words.get(0),
            words.get(1));
    core.fanout().toRoom(room, line, null);
  }

  private static void rank(Request request, boolean on) {
    owned(
        request,
        room -> {
          Optional<Client> target =
              request.words().size() > 1
                  ? request.core().client(request.word(1))
                  : Optional.of(request.client());
          if (target.isEmpty() || !room.members.containsKey(target.get())) {
            request.answer("They are not in the channel");
          } else {
            boolean founder =
                target.get().equals(request.client()) && !request.client().account.isEmpty();
            give(request.core(), room, target.get(), founder && on ? 'q' : 'o', on);
            request.answer("Done");
          }
        });
  }

  private static void amode(Request request) {
    owned(
        request,
        room -> {
          if (request.words().size() == 1) {
            room.facts.ranks().forEach((account, modes) -> request.answer(account + " +" + modes));
            request.answer("End of persistent modes");
            return;
          }
          String change = request.word(1);
          String account = request.word(2);
          boolean valid = change.matches("[+-][qaohv]");
          if (!valid || request.core().state().account(account).isEmpty()) {
            request.answer("Say +o or the like, and an account");
            return;
          }
          String modes = change.startsWith("+") ? change.substring(1) : "";
          request.core().change(new Event.RankSet(room.name(), account, modes));
          request
              .core()
              .allClients()
              .forEach(client -> {
                if (request.core().fold(client.account).equals(request.core().fold(account))) {
                  give(request.core(), room, client, change.charAt(1), !modes.isEmpty());
                }
              });
          request.answer("Successfully set persistent mode " + change + " on " + account);
        });
  }

  private static void info(Request request) {
    room(
        request,
        room -> {
          if (!room.isRegistered()) {
            request.answer("Channel " + room.name() + " is not registered");
            return;
          }
          request.answer("Channel " + room.name() + " is registered");
          request.answer("Founder: " + room.facts.founder());
          request.answer("Created at: " + ServerTime.format(room.facts.madeMillis()));
        });
  }

  private static void transfer(Request request) {
    owned(
        request,
        room ->
            request
                .core()
                .state()
                .account(request.word(1))
                .ifPresentOrElse(
                    account -> {
                      request.core().change(new Event.FounderSet(room.name(), account.name()));
                      request.answer("Successfully transferred channel");
                    },
                    () -> request.answer("Account does not exist")));
  }

  private static void clear(Request request) {
    owned(
        request,
        room -> {
          Core core = request.core();
          if (request.word(1).toLowerCase(Locale.ROOT).equals("access")) {
            List.copyOf(room.facts.ranks().keySet())
                .forEach(account -> core.change(new Event.RankSet(room.name(), account, "")));
            request.answer("Access list cleared");
            return;
          }
          RoomCommands rooms = new RoomCommands(core);
          for (Client member : List.copyOf(room.members.keySet())) {
            if (!member.equals(request.client())) {
              rooms.kick(request.client(), room, member, "Cleared by ChanServ");
            }
          }
          request.answer("Channel cleared");
        });
  }

  private static void purge(Request request) {
    if (!request.client().isOperator()) {
      request.answer("Insufficient privileges");
      return;
    }
    room(
        request,
        room -> {
          Core core = request.core();
          RoomCommands rooms = new RoomCommands(core);
          for (Client member : List.copyOf(room.members.keySet())) {
            rooms.kick(request.client(), room, member, "Purged");
          }
          core.change(new Event.FounderSet(room.name(), ""));
          core.keeper().forgetIfEmpty(room);
          request.answer("Successfully purged channel " + room.name());
        });
  }

  private static void list(Request request) {
    if (!request.client().isOperator()) {
      request.answer("Insufficient privileges");
      return;
    }
    request.core().rooms.values().stream()
        .filter(Room::isRegistered)
        .forEach(room -> request.answer(room.name() + " " + room.facts.founder()));
    request.answer("End of list");
  }

  private static void howToBan(Request request) {
    request
        .core()
        .client(request.word(1))
        .ifPresentOrElse(
            client -> {
              String mask = client.account.isEmpty() ? "*!*@" + client.host : "a:" + client.account;
              request.answer("To ban them: /MODE " + request.word(0) + " +b " + mask);
            },
            () -> request.answer("No such nick"));
  }
}
