package sextant.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import sextant.files.store.Batch;
import sextant.identity.Fingerprint;

/**
 * What the journal remembers of a decision, so that nobody is asked again after a break.
 *
 * @param unwanted numbers of the entries that were not accepted
 * @param names other names by the number of the entry
 * @param kin by which it is known under another name
 */
record TransferHead(
    Fingerprint sender, BitSet unwanted, Map<Integer, String> names, Optional<Kin> kin) {
  private static final int HEX_DIGITS = 64;

  TransferHead {
    unwanted = (BitSet) unwanted.clone();
    names = Map.copyOf(names);
  }

  /** The decision about a proposal whose files have numbers as ids. */
  static TransferHead of(
      Fingerprint sender, Proposal proposal, Decision.Accept accept, Optional<Kin> kin) {
    BitSet unwanted = new BitSet();
    Map<Integer, String> names = new HashMap<>();
    for (OfferedFile file : proposal.files()) {
      int index = Integer.parseInt(file.id());
      unwanted.set(index, !accept.wanted().test(file));
      if (!accept.nameOf(file).equals(file.name())) {
        names.put(index, accept.nameOf(file));
      }
    }
    return new TransferHead(sender, unwanted, names, kin);
  }

  byte[] encode() {
    var bytes = new ByteArrayOutputStream();
    byte[] bits = unwanted.toByteArray();
    try (var out = new DataOutputStream(bytes)) {
      out.write(sender.hex().getBytes(StandardCharsets.US_ASCII));
      out.writeInt(bits.length);
      out.write(bits);
      out.writeInt(names.size());
      for (Map.Entry<Integer, String> name : names.entrySet()) {
        out.writeInt(name.getKey());
        out.writeUTF(name.getValue());
      }
      if (kin.isPresent()) {
        out.writeUTF(kin.get().hash());
        out.writeUTF(kin.get().top());
      }
    } catch (IOException e) {
      throw new IllegalStateException("bug: memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #encode} wrote into the journal, whose own checksum holds. */
  static TransferHead of(Batch batch) throws IOException {
    try (var in = new DataInputStream(new ByteArrayInputStream(batch.head()))) {
      String hex = new String(in.readNBytes(HEX_DIGITS), StandardCharsets.US_ASCII);
      BitSet unwanted = BitSet.valueOf(in.readNBytes(Math.max(0, in.readInt())));
      Map<Integer, String> names = new HashMap<>();
      for (int count = in.readInt(); count > 0; count--) {
        names.put(in.readInt(), in.readUTF());
      }
      Optional<Kin> kin =
          in.available() == 0 ? Optional.empty() : Optional.of(new Kin(in.readUTF(), in.readUTF()));
      return new TransferHead(new Fingerprint(hex), unwanted, names, kin);
    } catch (IllegalArgumentException e) {
      throw new IOException("the journal names no sender", e);
    }
  }
}
