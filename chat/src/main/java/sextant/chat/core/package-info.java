/**
 * The server's mind: who is here, what each command does, what everybody is told.
 *
 * <p>{@link sextant.chat.core.Core} and all below it belong to the reactor's thread. A durable
 * change goes through {@link sextant.chat.core.Core#change}: it is appended to the log and applied
 * at once, but every byte that anybody is sent from then on waits in the outboxes until the log is
 * durable up to there. So there is one order for all, equal to the history's, and what was echoed
 * is on disk.
 *
 * <p>Work that takes long (passwords, history, search) runs elsewhere while the session that asked
 * waits; its later lines wait with it, so answers come in the order of the questions.
 */
@NullMarked
package sextant.chat.core;

import org.jspecify.annotations.NullMarked;
