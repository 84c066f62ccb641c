/**
 * What happens when a page holds the whole window. WebKit runs on the JavaFX thread, so an endless
 * script stops everything a person sees; nothing in the engine can end it (docs/decisions/0029).
 *
 * <p>In the program: {@code PageWatch} notices that the JavaFX thread stands inside a page, has the
 * page left out of the next start, and asks through {@code QuestionProcess}. In the process of the
 * question: {@code QuestionWindow} shows it, {@code Restart} ends the program that stands and
 * starts it again. Between both goes a pipe: what a private page is called reaches no command line
 * and no disk.
 */
@NullMarked
package sextant.desktop.web.stuck;

import org.jspecify.annotations.NullMarked;
