/**
 * The receiver's promise: what arrives lands whole, under its own folder, or not at all.
 *
 * <p>A transfer writes into numbered {@code .part} files of a staging folder inside the chosen
 * folder, with a journal beside them. A finished part is forced to the disk, its name is reserved
 * with {@code O_EXCL}, and it is renamed over the reservation. Every step goes through directory
 * handles and never follows a link, so that no name a sender invents and no link that appears
 * during the transfer leads outside:
 *
 * <pre>{@code
 * try (Batch batch = folder.begin("3f2a…")) {
 *   PartFile part = batch.part(0, 1234);
 *   part.write(0, bytes);
 *   Landed landed = batch.land(part, SafePath.of("photos/a.jpg", rules), FileFacts.NONE);
 *   batch.finish();
 * }
 * }</pre>
 *
 * <p>Not here: networks and protocols.
 */
@NullMarked
package sextant.files.store;

import org.jspecify.annotations.NullMarked;
