/**
 * Echo, sweep, trace and path MTU, with their statistics. The engine of both faces: it knows no
 * screen and prints nothing; it tells what happened as sealed events ({@link
 * sextant.ping.EchoEvent}, {@link sextant.ping.SweepEvent}, {@link sextant.ping.TraceEvent}).
 *
 * <p>What is decided (when to send, which probe a reply belongs to, when one is lost) is in classes
 * that get the time from outside and touch no socket; one thin loop per run moves packets between
 * them and {@link sextant.raw}. A run blocks its thread, which should be a platform thread.
 *
 * <pre>{@code
 * Target target = Target.resolve("127.0.0.1", Target.Family.ANY);
 * try (var run = EchoRun.open(List.of(target), EchoOptions.DEFAULTS.withCount(3))) {
 *   run.run(event -> { if (event instanceof EchoEvent.Reply reply) { ... } });
 *   EchoSummary summary = run.summary(0);
 * }
 * }</pre>
 *
 * <p>Formats: RFC 792 (ICMP), RFC 4443 (ICMPv6), RFC 1191 and 8201 (path MTU).
 */
@NullMarked
package sextant.ping;

import org.jspecify.annotations.NullMarked;
