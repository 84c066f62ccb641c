/**
 * The tour: the six exercises of a course on network programming, done for real on loopback with
 * the engines that the faces use, one after the other in about a minute.
 *
 * <pre>{@code
 * Tour tour = new Tour(Program.ofThisProcess(), Language.ENGLISH);
 * List<Step> steps = tour.run(EnumSet.allOf(Exercise.class), folder, listener);
 * new TourPage(Language.ENGLISH).write(steps, folder.resolve("index.html"));
 * }</pre>
 *
 * <p>Each {@link sextant.tour.Step} says what was done, what was measured and how to do it by hand.
 * What is missing here (a privilege, the desktop) is explained in its step; the others go on. It
 * loads no JavaFX: windows are painted by the desktop face in a process of its own.
 *
 * <p>Not here: how a step looks in a face.
 */
@NullMarked
package sextant.tour;

import org.jspecify.annotations.NullMarked;
