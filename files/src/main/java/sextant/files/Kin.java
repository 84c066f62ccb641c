package sextant.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import sextant.identity.Fingerprint;

/**
 * What stays of an offer when the one file or folder it is made of is renamed: sizes, times and
 * every name below them. By this a transfer that was broken off is found again; a folder goes on
 * under the name it began with, of which some may be there.
 *
 * @param hash of all that stays, with the sender
 * @param top the name that may change
 */
record Kin(String hash, String top) {
  /** Empty for an offer of several things: too little would speak for the same ones. */
  static Optional<Kin> of(Fingerprint sender, List<SourceEntry> entries) {
    String top = entries.getFirst().name();
    for (SourceEntry entry : entries) {
      if (!entry.name().equals(top) && !entry.name().startsWith(top + "/")) {
        return Optional.empty();
      }
    }
    MessageDigest digest = UploadSession.sha256();
    digest.update(sender.hex().getBytes(StandardCharsets.US_ASCII));
    byte[] hash = digest.digest(SextantOffer.entryBytes(renamed(entries, "")));
    return Optional.of(new Kin(HexFormat.of().formatHex(hash), top));
  }

  /** The same entries below another name. */
  static List<SourceEntry> renamed(List<SourceEntry> entries, String top) {
    int length = entries.getFirst().name().length();
    List<SourceEntry> renamed = new ArrayList<>(entries.size());
    entries.forEach(entry -> renamed.add(entry.called(top + entry.name().substring(length))));
    return renamed;
  }
}
