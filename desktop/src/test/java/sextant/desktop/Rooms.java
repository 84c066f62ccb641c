package sextant.desktop;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sextant.desktop.chat.ChatRooms;
import sextant.desktop.files.FilesRooms;
import sextant.desktop.packets.PacketsRoom;
import sextant.desktop.ping.PingRoom;
import sextant.desktop.shell.RoomFactory;
import sextant.desktop.shell.RoomId;
import sextant.desktop.talk.TalkRoom;
import sextant.desktop.web.WebRooms;

/** All six rooms for a test: on ports that are free, heard by nobody outside, always the same. */
public final class Rooms {
  private Rooms() {}

  public static List<RoomFactory> all(Path folder) {
    return List.copyOf(byId(folder).values());
  }

  /** The same with one room made otherwise. */
  public static List<RoomFactory> with(Path folder, RoomId id, RoomFactory factory) {
    Map<RoomId, RoomFactory> rooms = byId(folder);
    rooms.put(id, factory);
    return List.copyOf(rooms.values());
  }

  private static Map<RoomId, RoomFactory> byId(Path folder) {
    var rooms = new EnumMap<RoomId, RoomFactory>(RoomId.class);
    rooms.put(RoomId.TALK, TalkRoom::new);
    rooms.put(RoomId.PING, PingRoom::new);
    rooms.put(RoomId.PACKETS, PacketsRoom::new);
    rooms.put(RoomId.WEB, WebRooms.quiet(folder));
    rooms.put(RoomId.FILES, FilesRooms.hidden());
    rooms.put(RoomId.CHAT, ChatRooms.onAnyPort());
    return rooms;
  }
}
