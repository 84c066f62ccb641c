package sextant.desktop.web;

import java.nio.file.Path;
import java.util.List;
import sextant.desktop.shell.RoomFactory;
import sextant.web.WebOptions;
import sextant.words.Language;

/** The Web room for tests of the whole house. */
public final class WebRooms {
  private WebRooms() {}

  /** Its start page finds no servers of this computer, so it looks the same everywhere. */
  public static RoomFactory quiet(Path folder) {
    var setup =
        new WebSetup(
            WebOptions.DEFAULT,
            folder.resolve("downloads"),
            () -> List.of(),
            WebStart.unasked(Language.ENGLISH));
    return context -> new WebRoom(context, setup);
  }
}
