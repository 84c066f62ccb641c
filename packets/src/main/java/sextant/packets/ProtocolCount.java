package sextant.packets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sextant.wire.Name;

/** How many packets and bytes a protocol has, and the protocols inside it. */
public final class ProtocolCount {
  private final Name name;
  private final Map<Name, ProtocolCount> inner = new LinkedHashMap<>();
  private long packets;
  private long bytes;

  ProtocolCount(Name name) {
    this.name = name;
  }

  ProtocolCount add(long byteCount) {
    packets++;
    bytes += byteCount;
    return this;
  }

  ProtocolCount inner(Name protocol) {
    return inner.computeIfAbsent(protocol, ProtocolCount::new);
  }

  /** What it is called. */
  public Name name() {
    return name;
  }

  /** Packets that have it. */
  public long packets() {
    return packets;
  }

  /** Bytes of those packets on the link. */
  public long bytes() {
    return bytes;
  }

  /** The protocols carried in it, most packets first. */
  public List<ProtocolCount> inner() {
    List<ProtocolCount> sorted = new ArrayList<>(inner.values());
    sorted.sort(Comparator.comparingLong(ProtocolCount::packets).reversed());
    return sorted;
  }
}
