package sextant.desktop.packets;

import sextant.wire.CapturedPacket;

/**
 * A row of the list.
 *
 * @param number counted from 1 since the list was empty
 * @param time of day
 * @param summary one line as {@code sextant capture} prints it
 */
record PacketEntry(long number, CapturedPacket packet, String time, String summary) {}
