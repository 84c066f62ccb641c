/**
 * The Packets room: a filter, the list of packets, the fields of the chosen one and its bytes;
 * conversations read aloud, statistics, and a form that builds packets. The same engine as {@code
 * sextant capture}; nothing here reads a socket or a file itself.
 */
@NullMarked
package sextant.desktop.packets;

import org.jspecify.annotations.NullMarked;
