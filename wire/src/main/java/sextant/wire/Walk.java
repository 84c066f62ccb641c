package sextant.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * The way through one packet: its bytes, the layers found so far, and what inner checksums need to
 * know of outer headers.
 */
final class Walk {
  /** Headers nested deeper than this are left as data, whatever the packet claims. */
  static final int MAX_LAYERS = 64;

  private static final Name DATA = new Name("data", "数据");
  private static final FieldKind DATA_BYTES = FieldKind.of("data.data", "bytes", "字节", "");

  private final Bytes packet;
  private final byte[] array;
  private final List<Layer> layers = new ArrayList<>();
  private int quoteDepth;
  private long addressSum;
  private long sourceSum;
  private int family;
  private boolean isFragment;

  Walk(Bytes packet) {
    this.packet = packet;
    // Offsets of a walk count from the packet's first byte, so an array that begins elsewhere is
    // copied.
    this.array = packet.offset() == 0 ? packet.array() : packet.toArray();
  }

  byte[] array() {
    return array;
  }

  Bytes bytes(int from, int end) {
    return packet.slice(from, end);
  }

  List<Layer> layers() {
    return List.copyOf(layers);
  }

  boolean isFull() {
    return layers.size() >= MAX_LAYERS;
  }

  LayerBuilder layer(String key, Name name, Span span) {
    return new LayerBuilder(this, key, name, span);
  }

  void add(Layer layer) {
    layers.add(layer);
  }

  int quoteDepth() {
    return quoteDepth;
  }

  /** Whatever is not explained by a header. */
  void data(Span span) {
    if (span.length() > 0) {
      layer("data", DATA, span).bytes(DATA_BYTES, 0, span.length()).finish(span.length());
    }
  }

  /** Tells inner layers the sum of source and destination for their pseudo-header. */
  void enterIp(int version, long sumOfAddresses, boolean fragment) {
    family = version;
    addressSum = sumOfAddresses;
    isFragment = fragment;
  }

  /** Tells the source's sum alone, so that a routing header can put another destination in. */
  void rememberSource(long sumOfSource) {
    sourceSum = sumOfSource;
  }

  void replaceDestination(long sumOfDestination) {
    addressSum = sourceSum + sumOfDestination;
  }

  void markFragment() {
    isFragment = true;
  }

  int family() {
    return family;
  }

  boolean isFragment() {
    return isFragment;
  }

  /** Dissects a packet quoted in an error; afterwards the outer packet's state is as before. */
  void quoted(Runnable dissection) {
    int outerFamily = family;
    long outerSum = addressSum;
    boolean outerFragment = isFragment;
    quoteDepth++;
    dissection.run();
    quoteDepth--;
    enterIp(outerFamily, outerSum, outerFragment);
  }

  /** The sum of the pseudo-header for this upper protocol and length. */
  long pseudoHeader(int protocol, int length) {
    return addressSum + protocol + length;
  }

  /** Checks a transport checksum over the whole span, pseudo-header sum given. */
  Validity check(Span span, int length, long pseudoHeader) {
    if (isFragment || !span.isWhole() || length > span.length()) {
      return Validity.UNCHECKED;
    }
    return Checksum.finish(pseudoHeader + Checksum.sum(array, span.from(), length)) == 0
        ? Validity.VALID
        : Validity.INVALID;
  }
}
