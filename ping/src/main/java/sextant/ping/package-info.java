/** Echo, sweep, trace, path MTU and their statistics. */
@NullMarked
package sextant.ping;

import org.jspecify.annotations.NullMarked;
