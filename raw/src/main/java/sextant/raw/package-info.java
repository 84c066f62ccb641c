/** Raw and packet sockets of the operating system through the Foreign Function and Memory API. */
@NullMarked
package sextant.raw;

import org.jspecify.annotations.NullMarked;
