/** Benchmarks: JMH for hot code, and scripts that run Sextant and its peers side by side. */
@NullMarked
package sextant.bench;

import org.jspecify.annotations.NullMarked;
