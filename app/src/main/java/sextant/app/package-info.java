/** Main: chooses the face and wires the program; run-time folder and AOT cache. */
@NullMarked
package sextant.app;

import org.jspecify.annotations.NullMarked;
