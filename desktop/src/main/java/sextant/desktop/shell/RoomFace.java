package sextant.desktop.shell;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import sextant.desktop.kit.Action;

/**
 * What the shell shows of a room in one language.
 *
 * @param node the whole room, title row included
 * @param stops where F6 takes the keyboard in turn: main field, work, inspector; the first gets it
 *     when the room is entered
 * @param actions what can be done now; asked whenever the palette opens or a key is pressed, so the
 *     list may change
 * @param commandLine the same thing on the command line; empty hides the bar
 */
public record RoomFace(
    Node node,
    List<Node> stops,
    Supplier<List<Action>> actions,
    ObservableStringValue commandLine) {}
