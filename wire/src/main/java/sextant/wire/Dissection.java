package sextant.wire;

import java.util.List;
import java.util.Optional;

/**
 * A packet taken apart: its layers from the outside in.
 *
 * @param packet what was captured
 * @param originalLength bytes it had on the wire
 */
public record Dissection(int linkType, Bytes packet, int originalLength, List<Layer> layers) {
  /** The outermost layer of this key that is not quoted. */
  public Optional<Layer> layer(String key) {
    return layers.stream()
        .filter(layer -> layer.quoteDepth() == 0 && layer.key().equals(key))
        .findFirst();
  }

  /** The bytes a field touches; the first and last may belong to its neighbours in part. */
  public Bytes bytes(Field field) {
    return packet.slice(field.byteOffset(), field.byteOffset() + field.byteLength());
  }

  /** The smallest field that covers the byte at this place, for choosing in a hex view. */
  public Optional<Field> fieldAt(int byteIndex) {
    for (Layer layer : layers.reversed()) {
      Optional<Field> found = smallest(layer.fields(), byteIndex);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Field> smallest(List<Field> fields, int byteIndex) {
    for (Field field : fields) {
      if (field.covers(byteIndex)) {
        Optional<Field> part = smallest(field.parts(), byteIndex);
        return part.isPresent() && part.get().byteLength() < field.byteLength()
            ? part
            : Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
