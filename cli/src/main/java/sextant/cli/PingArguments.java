package sextant.cli;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;
import sextant.ping.EchoOptions;
import sextant.ping.RttClock;
import sextant.ping.Target;
import sextant.raw.IpSocketOptions.Access;
import sextant.raw.IpSocketOptions.Fragmentation;
import sextant.raw.Recording;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.InputRule;

/** The options of {@code sextant ping}, and what they mean to the engine. */
final class PingArguments {
  private static final double NANOS = 1e9;
  private static final double MAX_SECONDS = 1e9;
  private static final long FLOOD_INTERVAL_NANOS = 10_000_000;
  private static final long UNPRIVILEGED_GAP_NANOS = 2_000_000;
  private static final long DEFAULT_LINGER_NANOS = 10_000_000_000L;

  private final Argument<Integer> count;
  private final Argument<Double> interval;
  private final Argument<Integer> size;
  private final Argument<Double> timeout;
  private final Argument<Double> deadline;
  private final Argument<Boolean> flood;
  private final Argument<Boolean> adaptive;
  private final Argument<String> pattern;
  private final Argument<Boolean> ipv4;
  private final Argument<Boolean> ipv6;
  private final Argument<Integer> timeToLive;
  private final Argument<Integer> trafficClass;
  private final Argument<Cutting> fragmentation;
  private final Argument<String> source;
  private final Argument<Boolean> recordRoute;
  private final Argument<Stamps> timestamps;
  private final Argument<Boolean> broadcast;
  private final Argument<Boolean> quiet;
  private final Argument<Boolean> dates;
  private final Argument<Boolean> numeric;
  private final Argument<Boolean> reportMissing;
  private final Argument<Boolean> verbose;
  private final Argument<Boolean> audible;
  private final Argument<Boolean> graph;
  private final Argument<RttClock> clock;

  /** The words of {@code -M}. */
  private enum Cutting {
    DO(Fragmentation.FORBID),
    DONT(Fragmentation.ALLOW),
    WANT(Fragmentation.WANT),
    PROBE(Fragmentation.PROBE);

    private final Fragmentation meaning;

    Cutting(Fragmentation meaning) {
      this.meaning = meaning;
    }
  }

  /** The words of {@code -T}. */
  private enum Stamps {
    TSONLY(Recording.TIME),
    TSANDADDR(Recording.TIME_AND_ADDRESS);

    private final Recording meaning;

    Stamps(Recording meaning) {
      this.meaning = meaning;
    }
  }

  PingArguments(Shape shape, PingText text) {
    Values<Double> seconds = Values.number("SECONDS", 0, MAX_SECONDS);
    shape.group(text.groupProbes());
    count = shape.option("-c --count", Values.integer("N", 1, Integer.MAX_VALUE), text.count());
    interval = shape.option("-i --interval", seconds, text.interval());
    size = shape.option("-s --size", Values.integer("BYTES", 0, 65_507), text.size()).orElse(56);
    timeout = shape.option("-W --timeout", seconds, text.timeout());
    deadline = shape.option("-w --deadline", seconds, text.deadline());
    flood = shape.flag("-f --flood", text.flood());
    adaptive = shape.flag("-A --adaptive", text.adaptive());
    pattern = shape.option("-p --pattern", Values.text("HEX"), text.pattern());
    shape.group(text.groupHeader());
    ipv4 = shape.flag("-4 --ipv4", text.ipv4());
    ipv6 = shape.flag("-6 --ipv6", text.ipv6());
    timeToLive = shape.option("-t --ttl", Values.integer("HOPS", 1, 255), text.timeToLive());
    trafficClass = shape.option("-Q --tos", Values.octet(), text.trafficClass());
    fragmentation =
        shape.option("-M --pmtudisc", Values.oneOf("HOW", Cutting.class), text.fragmentation());
    source = shape.option("-I --source", Values.text("ADDRESS"), text.source());
    recordRoute = shape.flag("-R --record-route", text.recordRoute());
    timestamps =
        shape.option("-T --timestamp", Values.oneOf("WHAT", Stamps.class), text.timestampOption());
    broadcast = shape.flag("-b --broadcast", text.broadcast());
    shape.group(text.groupOutput());
    quiet = shape.flag("-q --quiet", text.quietLines());
    dates = shape.flag("-D --dates", text.dates());
    numeric = shape.flag("-n --numeric", text.numeric());
    reportMissing = shape.flag("-O --report-missing", text.reportMissing());
    verbose = shape.flag("-v --verbose", text.verbose());
    audible = shape.flag("-a --audible", text.audible());
    graph = shape.flag("--graph", text.graph());
    clock = shape.option("--clock", Values.oneOf("CLOCK", RttClock.class), text.clock());
  }

  Target.Family family() {
    if (ipv4.value().equals(ipv6.value())) {
      return Target.Family.ANY;
    }
    return ipv4.value() ? Target.Family.IPV4 : Target.Family.IPV6;
  }

  boolean wantsGraph() {
    return graph.value();
  }

  PingSettings settings(boolean isQuietEverywhere, boolean isIpv6) throws FailureException {
    InetAddress address = source.isGiven() ? localAddress(source.value()) : null;
    String interfaceName = source.isGiven() && address == null ? source.value() : "";
    var packet =
        new EchoOptions.Packet(
            size.value(),
            pattern.optional().orElse(""),
            timeToLive.optional().orElse(0),
            trafficClass.optional().orElse(0),
            fragmentation.isGiven() ? fragmentation.value().meaning : Fragmentation.WANT,
            recording(),
            address,
            interfaceName,
            broadcast.value());
    var options =
        new EchoOptions(
            timing(), packet, clock.optional().orElse(RttClock.KERNEL), Access.RAW_THEN_DATAGRAM);
    return new PingSettings(
        options,
        from(address, interfaceName, isIpv6),
        quiet.value() || isQuietEverywhere,
        dates.value(),
        numeric.value(),
        reportMissing.value(),
        verbose.value(),
        audible.value());
  }

  private Recording recording() {
    if (timestamps.isGiven()) {
      return timestamps.value().meaning;
    }
    return recordRoute.value() ? Recording.ROUTE : Recording.NONE;
  }

  private EchoOptions.Timing timing() {
    EchoOptions.Timing usual = EchoOptions.DEFAULTS.timing();
    EchoOptions.Pace pace =
        flood.value()
            ? EchoOptions.Pace.FLOOD
            : adaptive.value() ? EchoOptions.Pace.ADAPTIVE : EchoOptions.Pace.STEADY;
    long usualInterval = flood.value() ? FLOOD_INTERVAL_NANOS : usual.intervalNanos();
    boolean isRoot = System.getProperty("user.name", "").equals("root");
    return new EchoOptions.Timing(
        count.optional().orElse(0),
        interval.isGiven() ? nanos(interval) : usualInterval,
        timeout.isGiven() ? nanos(timeout) : usual.timeoutNanos(),
        timeout.isGiven() ? nanos(timeout) : DEFAULT_LINGER_NANOS,
        deadline.isGiven() ? nanos(deadline) : 0,
        pace,
        isRoot ? 0 : UNPRIVILEGED_GAP_NANOS);
  }

  private static long nanos(Argument<Double> seconds) {
    return (long) (seconds.value() * NANOS);
  }

  // Null for an interface, which the engine binds to by name.
  private static @Nullable InetAddress localAddress(String text) throws FailureException {
    try {
      if (NetworkInterface.getByName(text) != null) {
        return null;
      }
      return Target.resolve(text, Target.Family.ANY).address();
    } catch (SocketException | FailureException neither) {
      throw new FailureException(Failure.badInput(text, InputRule.SOURCE), neither);
    }
  }

  private static String from(@Nullable InetAddress address, String interfaceName, boolean isIpv6)
      throws FailureException {
    if (address != null) {
      return "from " + AddressText.of(address) + " : ";
    }
    if (interfaceName.isEmpty()) {
      return "";
    }
    try {
      NetworkInterface nic = NetworkInterface.getByName(interfaceName);
      String first =
          nic == null
              ? ""
              : nic.inetAddresses()
                  .filter(each -> each instanceof Inet6Address == isIpv6)
                  .findFirst()
                  .map(AddressText::of)
                  .orElse("");
      return "from " + first + " " + interfaceName + ": ";
    } catch (SocketException gone) {
      throw Failure.wrap(gone, interfaceName);
    }
  }
}
