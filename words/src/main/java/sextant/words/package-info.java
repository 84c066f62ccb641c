/** What both faces say: the two languages, failures explained, quantities with units. */
@NullMarked
package sextant.words;

import org.jspecify.annotations.NullMarked;
