package sextant.desktop.packets;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import sextant.packets.filter.BpfProgram;
import sextant.packets.filter.Filter;
import sextant.packets.filter.FilterException;
import sextant.packets.filter.LinkLayer;
import sextant.wire.CapturedPacket;

/** What a filter text is worth: a filter to use, or a mistake to show. */
sealed interface FilterState {
  /** It can be used. */
  record Valid(Filter filter) implements FilterState {
    /** A test of packets of a list; programs are compiled once per link type. */
    java.util.function.Predicate<CapturedPacket> test() {
      Map<Integer, Optional<BpfProgram>> programs = new HashMap<>();
      return packet ->
          filter.isEverything()
              || programs
                  .computeIfAbsent(packet.linkType(), this::program)
                  .map(program -> keeps(program, packet))
                  .orElse(false);
    }

    private Optional<BpfProgram> program(int linkType) {
      try {
        Optional<LinkLayer> link = LinkLayer.of(linkType);
        return link.isEmpty() ? Optional.empty() : Optional.of(filter.compile(link.get()));
      } catch (FilterException unsuited) {
        return Optional.empty();
      }
    }

    private static boolean keeps(BpfProgram program, CapturedPacket packet) {
      byte[] bytes = packet.bytes().toArray();
      return program.keeps(bytes, 0, bytes.length, packet.originalLength());
    }
  }

  /** It means nothing. */
  record Wrong(FilterException mistake) implements FilterState {}

  /** Reads a text; host names are not looked up, so that typing never waits. */
  static FilterState of(String text) {
    try {
      return new Valid(Filter.parse(text));
    } catch (FilterException mistake) {
      return new Wrong(mistake);
    }
  }
}
