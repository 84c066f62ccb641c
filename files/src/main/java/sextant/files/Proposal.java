package sextant.files;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import sextant.identity.Fingerprint;

/**
 * What somebody wants to send us, before anybody said yes.
 *
 * @param sender as it describes itself
 * @param address where it is
 * @param proven the certificate it has proven to own; empty over plain HTTP
 * @param files what it offers; empty for a message
 * @param totalBytes of all files
 * @param message the text, when it is one
 */
public record Proposal(
    Device sender,
    InetAddress address,
    Optional<Fingerprint> proven,
    List<OfferedFile> files,
    long totalBytes,
    Optional<String> message) {
  /** Keeps a copy. */
  public Proposal {
    files = List.copyOf(files);
  }
}
