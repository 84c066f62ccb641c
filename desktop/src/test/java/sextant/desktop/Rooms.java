package sextant.desktop;

import java.nio.file.Path;
import java.util.List;
import sextant.desktop.chat.ChatRooms;
import sextant.desktop.files.FilesRooms;
import sextant.desktop.packets.PacketsRoom;
import sextant.desktop.ping.PingRoom;
import sextant.desktop.shell.RoomFactory;
import sextant.desktop.talk.TalkRoom;
import sextant.desktop.web.WebRooms;

/** All six rooms for a test: on ports that are free, heard by nobody outside, always the same. */
public final class Rooms {
  private Rooms() {}

  public static List<RoomFactory> all(Path folder) {
    return List.of(
        TalkRoom::new,
        PingRoom::new,
        PacketsRoom::new,
        WebRooms.quiet(folder),
        FilesRooms.hidden(),
        ChatRooms.onAnyPort());
  }
}
