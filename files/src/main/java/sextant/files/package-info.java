/**
 * Files between devices on one network: a LocalSend 2.2 peer, and a better transfer when both ends
 * are Sextant.
 *
 * <p>{@link sextant.files.Receiver} listens and asks a {@link sextant.files.ReceiveDesk} about each
 * offer; {@link sextant.files.Sender} outlines what is to be sent and sends it; {@link
 * sextant.files.Discovery} finds devices. What arrives is written by {@code sextant.files.store},
 * which holds the receiver's promise; the bytes travel over {@code sextant.http}.
 *
 * <pre>{@code
 * try (Receiver receiver = Receiver.open(ReceiverOptions.into(folder, self), desk)) { … }
 * new Sender(self, settings, observer).send(target, SourceTree.of(paths, LinkPolicy.FOLLOW));
 * }</pre>
 *
 * <p>Not here: anything a person sees. Faces read events and {@link sextant.files.Tally}s.
 */
@NullMarked
package sextant.files;

import org.jspecify.annotations.NullMarked;
