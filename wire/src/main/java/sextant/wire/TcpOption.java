package sextant.wire;

import java.util.ArrayList;
import java.util.List;

/** One option of a TCP header (RFC 9293, §3.2; TCP Parameters, IANA). */
public sealed interface TcpOption {
  int END = 0;
  int NO_OPERATION = 1;
  int MAXIMUM_SEGMENT_SIZE = 2;
  int WINDOW_SCALE = 3;
  int SACK_PERMITTED = 4;
  int SACK = 5;
  int TIMESTAMPS = 8;
  int MULTIPATH = 30;
  int FAST_OPEN = 34;

  /** Ends the list; what follows up to the header's end is padding, kept. */
  record End(Bytes padding) implements TcpOption {}

  /** Aligns the next option. */
  record NoOperation() implements TcpOption {}

  /** Largest payload the sender takes in one segment (RFC 9293, §3.7.1). */
  record MaximumSegmentSize(int bytes) implements TcpOption {}

  /** Windows of this sender are to be shifted left by so many bits (RFC 7323, §2.2). */
  record WindowScale(int shift) implements TcpOption {}

  /** The sender understands selective acknowledgment (RFC 2018, §2). */
  record SackPermitted() implements TcpOption {}

  /** Blocks received beyond the acknowledgment number (RFC 2018, §3). */
  record Sack(List<Block> blocks) implements TcpOption {
    /** Sequence numbers from the left edge up to, not including, the right. */
    public record Block(long left, long right) {}

    /** Keeps its own copy of the list. */
    public Sack {
      blocks = List.copyOf(blocks);
    }
  }

  /** The sender's clock and the peer's clock echoed (RFC 7323, §3.2). */
  record Timestamps(long value, long echo) implements TcpOption {}

  /** Cookie request when empty, else the cookie (RFC 7413, §4.1.1). */
  record FastOpen(Bytes cookie) implements TcpOption {}

  /** Any other kind, or a known kind with an unexpected length. */
  record Unknown(int kind, Bytes data) implements TcpOption {}

  /** Reads all options, padding included; joining them again gives the same bytes. */
  static List<TcpOption> list(Bytes options) throws MalformedException {
    List<TcpOption> list = new ArrayList<>();
    int at = 0;
    while (at < options.length()) {
      int kind = options.u8(at);
      if (kind == END) {
        list.add(new End(options.slice(at + 1)));
        return list;
      }
      if (kind == NO_OPERATION) {
        list.add(new NoOperation());
        at++;
      } else {
        int length = checkedLength(options, at);
        list.add(parse(kind, options.slice(at + 2, at + length)));
        at += length;
      }
    }
    return list;
  }

  private static int checkedLength(Bytes options, int at) throws MalformedException {
    int left = options.length() - at;
    int length = left < 2 ? 0 : options.u8(at + 1);
    if (length < 2 || length > left) {
      throw new MalformedException(
          "tcp option " + options.u8(at) + ": length " + length + " with " + left + " bytes left");
    }
    return length;
  }

  private static TcpOption parse(int kind, Bytes data) {
    int length = data.length();
    if (kind == MAXIMUM_SEGMENT_SIZE && length == 2) {
      return new MaximumSegmentSize(data.u16(0));
    } else if (kind == WINDOW_SCALE && length == 1) {
      return new WindowScale(data.u8(0));
    } else if (kind == SACK_PERMITTED && length == 0) {
      return new SackPermitted();
    } else if (kind == SACK && length > 0 && length % 8 == 0) {
      List<Sack.Block> blocks = new ArrayList<>();
      for (int at = 0; at < length; at += 8) {
        blocks.add(new Sack.Block(data.u32(at), data.u32(at + 4)));
      }
      return new Sack(blocks);
    } else if (kind == TIMESTAMPS && length == 8) {
      return new Timestamps(data.u32(0), data.u32(4));
    } else if (kind == FAST_OPEN) {
      return new FastOpen(data);
    }
    return new Unknown(kind, data);
  }

  /** Writes the options one after the other, padded with {@link #END} to whole 32-bit words. */
  static Bytes join(List<TcpOption> options) {
    Bytes joined = Bytes.EMPTY;
    for (TcpOption option : options) {
      joined = joined.plus(option.toBytes());
    }
    return joined.plus(Bytes.of(new int[-joined.length() & 3]));
  }

  /** Kind, length and data as they stand in the header. */
  default Bytes toBytes() {
    return switch (this) {
      case End end -> Bytes.of(END).plus(end.padding());
      case NoOperation() -> Bytes.of(NO_OPERATION);
      case MaximumSegmentSize(int bytes) -> Bytes.of(MAXIMUM_SEGMENT_SIZE, 4, bytes >>> 8, bytes);
      case WindowScale(int shift) -> Bytes.of(WINDOW_SCALE, 3, shift);
      case SackPermitted() -> Bytes.of(SACK_PERMITTED, 2);
      case Sack(List<Sack.Block> blocks) -> {
        byte[] bytes = new byte[2 + 8 * blocks.size()];
        Octets.put16(bytes, 0, SACK << 8 | bytes.length);
        for (int i = 0; i < blocks.size(); i++) {
          Octets.put32(bytes, 2 + 8 * i, (int) blocks.get(i).left());
          Octets.put32(bytes, 6 + 8 * i, (int) blocks.get(i).right());
        }
        yield Bytes.owned(bytes);
      }
      case Timestamps(long value, long echo) -> {
        byte[] bytes = new byte[10];
        Octets.put16(bytes, 0, TIMESTAMPS << 8 | bytes.length);
        Octets.put32(bytes, 2, (int) value);
        Octets.put32(bytes, 6, (int) echo);
        yield Bytes.owned(bytes);
      }
      case FastOpen(Bytes cookie) -> Bytes.of(FAST_OPEN, 2 + cookie.length()).plus(cookie);
      case Unknown(int kind, Bytes data) -> Bytes.of(kind, 2 + data.length()).plus(data);
    };
  }
}
