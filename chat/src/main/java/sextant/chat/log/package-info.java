/**
 * What a chat server must not forget: events in one log, the state they add up to, and the history
 * people read again.
 *
 * <p>{@link sextant.chat.log.State#apply} knows no clock, no chance and no disk: the same events
 * give the same state on every machine. {@link sextant.chat.log.EventLog} is the port; {@link
 * sextant.chat.log.SqliteLog} keeps it in one file, with the full-text index in the same
 * transaction.
 *
 * <p>Not here: who is connected, and what a client may do.
 */
@NullMarked
package sextant.chat.log;

import org.jspecify.annotations.NullMarked;
