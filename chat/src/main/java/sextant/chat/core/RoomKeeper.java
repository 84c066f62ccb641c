package sextant.chat.core;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import sextant.chat.log.Event;
import sextant.chat.log.RoomFacts;

/** Makes rooms, keeps what is known of them up to date, and forgets those that nobody needs. */
final class RoomKeeper {
  private static final long EMPTY_MILLIS = 3_600_000;

  private final Core core;

  RoomKeeper(Core core) {
    this.core = core;
  }

  /** Takes up the rooms that the state knows, and those that are always there. */
  void restore() {
    core.state().rooms().forEach(facts -> core.rooms.put(core.fold(facts.name()), restored(facts)));
    for (String name : core.config().rooms().permanent()) {
      if (!core.rooms.containsKey(core.fold(name))) {
        make(name);
      }
    }
  }

  private Room restored(RoomFacts facts) {
    Room room = new Room(core.fold(facts.name()), facts);
    room.emptySinceMillis = core.now();
    return room;
  }

  Room make(String name) {
    core.change(new Event.RoomMade(name, core.now()));
    for (char mode : core.config().rooms().modes().toCharArray()) {
      core.change(new Event.ModeSet(name, true, String.valueOf(mode), ""));
    }
    Room room = new Room(core.fold(name), core.state().room(name).orElseThrow());
    room.emptySinceMillis = core.now();
    core.rooms.put(room.key, room);
    return room;
  }

  boolean isPermanent(Room room) {
    return room.isRegistered()
        || core.config().rooms().permanent().stream()
            .anyMatch(name -> core.fold(name).equals(room.key));
  }

  void forgetIfEmpty(Room room) {
    if (room.members.isEmpty()) {
      room.lastSaid.clear();
      room.emptySinceMillis = core.now();
      if (!isPermanent(room)) {
        core.rooms.remove(room.key);
        core.change(new Event.RoomGone(room.name()));
      }
    }
  }

  /** Forgets rooms in which nobody has been for an hour. */
  void tick() {
    for (Room room : new ArrayList<>(core.rooms.values())) {
      boolean old = core.now() - room.emptySinceMillis > EMPTY_MILLIS;
      if (room.members.isEmpty() && old) {
        forgetIfEmpty(room);
      }
    }
  }

  /** The same for what another server has decided: rooms come and go by themselves. */
  void follow(Event event) {
    switch (event) {
      case Event.RoomMade e ->
          core.state()
              .room(e.room())
              .ifPresent(
                  facts -> core.rooms.computeIfAbsent(core.fold(e.room()), key -> restored(facts)));
      case Event.RoomGone e -> gone(core.rooms.remove(core.fold(e.room())));
      case Event.RoomRenamed e -> renamed(core.rooms.remove(core.fold(e.room())), e.name());
      default -> changed(event);
    }
  }

  private static void gone(@Nullable Room room) {
    if (room != null) {
      room.members.keySet().forEach(client -> client.rooms.remove(room));
    }
  }

  private void renamed(@Nullable Room room, String name) {
    if (room != null) {
      room.key = core.fold(name);
      core.rooms.put(room.key, room);
      refresh(name);
    }
  }

  /** Something durable has changed: whoever keeps a copy of it gets a new one. */
  void changed(Event event) {
    switch (event) {
      case Event.TopicSet e -> refresh(e.room());
      case Event.ModeSet e -> refresh(e.room());
      case Event.ListChanged e -> refresh(e.room());
      case Event.FounderSet e -> refresh(e.room());
      case Event.RankSet e -> refresh(e.room());
      case Event.MemberKept e -> refresh(e.room());
      case Event.MemberLeft e -> refresh(e.room());
      case Event.BanSet e -> core.spamFilter().changed();
      case Event.BanLifted e -> core.spamFilter().changed();
      case Event.AccountSet e -> core.lookalikes().learn(e.account());
      case Event.AccountGone e -> core.rooms.values().forEach(room -> refresh(room.key));
      default -> {}
    }
  }

  private void refresh(String name) {
    Room room = core.rooms.get(core.fold(name));
    if (room != null) {
      core.state().room(name).ifPresent(facts -> room.facts = facts);
    }
  }
}
