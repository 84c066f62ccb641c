/**
 * The Talk room: servers and clients in tabs, each with its conversation, peers, entry, saved
 * messages and counters. The work is done by module {@code talk}; here are its pictures.
 */
@NullMarked
package sextant.desktop.talk;

import org.jspecify.annotations.NullMarked;
