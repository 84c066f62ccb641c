/**
 * What both faces say: the two languages, failures explained in three parts, quantities with units.
 *
 * <p>Texts of a module stand in {@code MODULE/src/main/text/XText.properties} (English) and {@code
 * XText_zh.properties} (简体中文). The build makes one class {@code XText} of the two with a method per
 * key ({@code build/Texts.java}), so a missing translation or argument does not compile:
 *
 * <pre>{@code
 * listening = listening on {address}, {count} {count|peer|peers}
 * new TalkText(Language.ENGLISH).listening("127.0.0.1:7", 3)
 * }</pre>
 *
 * <p>Not here: any text of one room or command (that lives in the face's own module), and any I/O.
 */
@NullMarked
package sextant.words;

import org.jspecify.annotations.NullMarked;
