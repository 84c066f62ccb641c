package sextant.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.packets.filter.BpfProgram;
import sextant.packets.filter.Filter;
import sextant.packets.filter.FilterException;
import sextant.packets.filter.LinkLayer;
import sextant.wire.IpAddress;
import sextant.wire.LinkType;
import sextant.wire.PacketBuffer;
import sextant.words.Explanation;

/** The filter of a command line: read with names looked up, mistakes shown with their place. */
final class CaptureFilter {
  private final Output output;
  private final CaptureText text;
  private final Filter filter;
  private final Map<Integer, Optional<BpfProgram>> programs = new HashMap<>();

  CaptureFilter(Output output, List<String> words) throws UsageException {
    this.output = output;
    this.text = new CaptureText(output.language());
    String joined = String.join(" ", words);
    try {
      filter = Filter.parse(joined, CaptureFilter::lookup);
    } catch (FilterException meaningless) {
      throw usage(meaningless, joined);
    }
  }

  private static List<IpAddress> lookup(String name) {
    try {
      List<IpAddress> all = new ArrayList<>();
      for (InetAddress each : InetAddress.getAllByName(name)) {
        all.add(IpAddress.of(each.getAddress()));
      }
      return all;
    } catch (UnknownHostException unknown) {
      return List.of();
    }
  }

  Filter filter() {
    return filter;
  }

  BpfProgram compile(LinkLayer link) throws UsageException {
    try {
      return filter.compile(link);
    } catch (FilterException meaningless) {
      throw usage(meaningless);
    }
  }

  /** The mistake as wrong usage, with the place marked. */
  UsageException usage(FilterException meaningless) {
    return usage(meaningless, filter.text());
  }

  private UsageException usage(FilterException meaningless, String words) {
    return new UsageException(
        new Explanation(
            text.badFilterWhat(meaningless.explain(output.language())),
            "\n" + meaningless.pointAt(words),
            text.badFilterTodo()));
  }

  /** Whether a packet of a file is kept; those of a link that cannot be filtered are not. */
  boolean keeps(PacketBuffer packet) throws UsageException {
    if (filter.isEverything()) {
      return true;
    }
    Optional<BpfProgram> program = programs.get(packet.linkType());
    if (program == null) {
      program = program(packet.linkType());
      programs.put(packet.linkType(), program);
    }
    return program.isPresent() && keeps(program.get(), packet);
  }

  private static boolean keeps(BpfProgram program, PacketBuffer packet) {
    return program.keeps(
        packet.array(), packet.offset(), packet.capturedLength(), packet.originalLength());
  }

  private Optional<BpfProgram> program(int linkType) throws UsageException {
    Optional<LinkLayer> link = LinkLayer.of(linkType);
    if (link.isEmpty()) {
      output.warn(text.noFilterOnLink(LinkType.name(linkType).english()));
      return Optional.empty();
    }
    return Optional.of(compile(link.get()));
  }
}
