/**
 * The Files room: devices near, what is sent to them and what they send, a history, trusted
 * devices, and why a device is not to be seen. {@link sextant.desktop.files.OwnStation} is the one
 * way to the engine.
 */
@NullMarked
package sextant.desktop.files;

import org.jspecify.annotations.NullMarked;
