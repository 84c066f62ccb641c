/**
 * What this computer lacks for one of the instruments to work, and the fix for each.
 *
 * <p>{@link sextant.doctor.Doctor} judges; what it judges by comes from a {@code Machine}, which
 * tries rather than guesses: it opens the raw socket, binds the port, hears its own announcement.
 *
 * <pre>{@code
 * for (Finding finding : Doctor.ofThisComputer(state).examine(EnumSet.allOf(Topic.class), language)) { … }
 * }</pre>
 *
 * <p>It changes nothing and asks for no privilege. Not here: how a face shows it.
 */
@NullMarked
package sextant.doctor;

import org.jspecify.annotations.NullMarked;
