package sextant.cli;

import java.io.IOException;
import sextant.packets.LiveCapture;
import sextant.wire.PacketBuffer;

/** What a capture command does with each packet that is kept. */
interface PacketSink extends LiveCapture.Sink {
  @Override
  void packet(PacketBuffer packet) throws IOException;

  /** The last packet has passed. */
  default void finish() throws IOException {}
}
