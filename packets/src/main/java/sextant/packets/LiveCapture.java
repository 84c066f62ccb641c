package sextant.packets;

import java.io.IOException;
import sextant.packets.filter.BpfProgram;
import sextant.packets.filter.Filter;
import sextant.packets.filter.FilterException;
import sextant.packets.filter.LinkLayer;
import sextant.raw.CaptureInterface;
import sextant.raw.CaptureRequest;
import sextant.raw.CaptureStatistics;
import sextant.raw.PacketBatch;
import sextant.raw.PacketSocket;
import sextant.wire.PacketBuffer;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.InputRule;

/**
 * Packets of an interface as they pass, filtered by the kernel. {@link #run} occupies its thread,
 * which must be a platform thread; {@link #close} from another one ends it.
 */
public final class LiveCapture implements AutoCloseable {
  private static final int BATCH_PACKETS = 4096;
  private static final int FLOOD_PACKETS = BATCH_PACKETS / 8;
  private static final int BATCH_BYTES = 4 << 20;
  private static final long IDLE_NANOS = 200_000_000;

  private final PacketSocket socket;
  private final String interfaceName;

  /** Takes packets. The buffer is overwritten by the next one. */
  public interface Sink {
    /** One packet passed. */
    void packet(PacketBuffer packet) throws IOException;

    /** Nothing more is waiting now: the moment to flush. */
    default void pause() throws IOException {}
  }

  /**
   * What to capture.
   *
   * @param snapLength most bytes to keep of a packet
   * @param bufferBytes size of the kernel's buffer
   * @param isPromiscuous whether to see packets for other stations
   */
  public record Settings(int snapLength, int bufferBytes, boolean isPromiscuous) {
    /** Whole packets, a large buffer, own packets only. */
    public static final Settings USUAL =
        new Settings(CaptureRequest.WHOLE_PACKETS, CaptureRequest.DEFAULT_BUFFER_BYTES, false);
  }

  private LiveCapture(PacketSocket socket, String interfaceName) {
    this.socket = socket;
    this.interfaceName = interfaceName;
  }

  /**
   * Begins to capture on an interface, or {@link CaptureRequest#ANY}. Throws {@code CAPTURE_DENIED}
   * without the right to, and a {@link FilterException} when the link has not what the filter asks.
   */
  public static LiveCapture open(String interfaceName, Filter filter, Settings settings)
      throws IOException, FilterException {
    LinkLayer link = linkLayer(interfaceName);
    BpfProgram program = filter.compile(link);
    CaptureRequest request =
        new CaptureRequest(
            interfaceName,
            program.instructions(),
            settings.snapLength(),
            settings.bufferBytes(),
            settings.isPromiscuous());
    return new LiveCapture(PacketSocket.open(request), interfaceName);
  }

  private static LinkLayer linkLayer(String interfaceName) throws IOException {
    if (interfaceName.equals(CaptureRequest.ANY)) {
      return LinkLayer.KERNEL_COOKED;
    }
    int linkType =
        CaptureInterface.list().stream()
            .filter(each -> each.name().equals(interfaceName))
            .findFirst()
            .orElseThrow(() -> unknown(interfaceName))
            .linkType();
    return LinkLayer.ofSocket(linkType).orElse(LinkLayer.ETHERNET);
  }

  private static FailureException unknown(String name) {
    return new FailureException(Failure.badInput(name, InputRule.INTERFACE));
  }

  /** What a capture file is to say about the interface. */
  public sextant.wire.CaptureInterface source() {
    return sextant.wire.CaptureInterface.of(socket.linkType(), interfaceName);
  }

  /** Hands packets to the sink until the capture is closed or the thread is interrupted. */
  public void run(Sink sink) throws IOException {
    PacketBatch batch = new PacketBatch(BATCH_PACKETS, BATCH_BYTES);
    PacketBuffer packet = new PacketBuffer();
    boolean hasUnflushed = false;
    while (!Thread.currentThread().isInterrupted() && socket.receive(batch, IDLE_NANOS)) {
      for (int i = 0; i < batch.size(); i++) {
        packet.set(
            batch.bytes(), batch.offset(i), batch.capturedLength(i), batch.originalLength(i));
        packet.setOrigin(0, socket.linkType(), batch.timestampNanos(i));
        sink.packet(packet);
      }
      boolean isFlood = batch.size() >= FLOOD_PACKETS;
      if (isFlood || (batch.size() == 0 && !hasUnflushed)) {
        hasUnflushed = isFlood;
        continue;
      }
      sink.pause();
      hasUnflushed = false;
    }
  }

  /** What the kernel counted: packets that passed the filter, and those it had to drop. */
  public CaptureStatistics statistics() {
    return socket.statistics();
  }

  /** Ends {@link #run}; safe to call twice and from any thread. */
  @Override
  public void close() {
    socket.close();
  }
}
