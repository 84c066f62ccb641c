package sextant.desktop.shell;

import java.util.Locale;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.ShellText;

/** What each room is called and its picture on the rail. */
final class RoomNames {
  private RoomNames() {}

  static String name(RoomId id, ShellText text) {
    return switch (id) {
      case TALK -> text.talk();
      case PING -> text.ping();
      case PACKETS -> text.packets();
      case WEB -> text.web();
      case FILES -> text.files();
      case CHAT -> text.chat();
    };
  }

  static Ikon icon(RoomId id) {
    return switch (id) {
      case TALK -> Material2MZ.SWAP_HORIZ;
      case PING -> Material2AL.GPS_FIXED;
      case PACKETS -> Material2MZ.REORDER;
      case WEB -> Material2AL.LANGUAGE;
      case FILES -> Material2AL.FOLDER_OPEN;
      case CHAT -> Material2AL.FORUM;
    };
  }

  /** The stable name in ids. */
  static String key(RoomId id) {
    return id.name().toLowerCase(Locale.ROOT);
  }
}
