package sextant.raw;

import java.util.List;

/**
 * What to capture.
 *
 * @param interfaceName a name of {@link CaptureInterface#list}, or {@link #ANY}
 * @param filter classic BPF run by the kernel before it copies a packet; empty keeps all. It sees
 *     the link header where the socket's link type has one, and the network header first on {@link
 *     #ANY} and other cooked sockets
 * @param snapLength most bytes of a packet to keep
 * @param bufferBytes size of the kernel's ring; small values are raised to what a ring needs
 * @param isPromiscuous whether to ask the card for packets addressed to others
 */
public record CaptureRequest(
    String interfaceName,
    List<FilterInstruction> filter,
    int snapLength,
    int bufferBytes,
    boolean isPromiscuous) {
  /** All interfaces at once, in cooked mode. */
  public static final String ANY = "any";

  /** Enough for every packet including segmentation-offload giants. */
  public static final int WHOLE_PACKETS = 262_144;

  /** Room for about a second of a fast link. */
  public static final int DEFAULT_BUFFER_BYTES = 32 << 20;

  /** Everything on one interface, not promiscuous. */
  public static CaptureRequest of(String interfaceName) {
    return new CaptureRequest(interfaceName, List.of(), WHOLE_PACKETS, DEFAULT_BUFFER_BYTES, false);
  }

  /** The same with a kernel filter. */
  public CaptureRequest withFilter(List<FilterInstruction> program) {
    return new CaptureRequest(
        interfaceName, List.copyOf(program), snapLength, bufferBytes, isPromiscuous);
  }
}
