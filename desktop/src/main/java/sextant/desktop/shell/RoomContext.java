package sextant.desktop.shell;

import java.nio.file.Path;
import java.util.function.LongSupplier;
import sextant.desktop.kit.Clip;
import sextant.desktop.kit.FilePicker;

/**
 * What the house gives each room.
 *
 * @param activities where a room shows what is alive in it
 * @param recentHosts where a room notes the hosts a person used
 * @param hostLinks the menu of any host
 * @param stateDirectory a folder of this person's own, where a room may keep a file of its name
 * @param clockMillis what time it is, in milliseconds of the epoch
 */
public record RoomContext(
    Activities activities,
    RecentHosts recentHosts,
    HostLinks hostLinks,
    FilePicker filePicker,
    Clip clip,
    Path stateDirectory,
    LongSupplier clockMillis) {}
