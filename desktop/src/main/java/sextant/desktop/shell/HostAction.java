package sextant.desktop.shell;

import java.util.function.Consumer;

/**
 * What one room can do with a host: Ping, Trace, Talk, Capture, ….
 *
 * @param id stable name, such as {@code ping.trace}
 * @param verb as it stands in the menu
 * @param open does it; the shell has already gone to the room
 */
public record HostAction(String id, String verb, Consumer<Host> open) {}
