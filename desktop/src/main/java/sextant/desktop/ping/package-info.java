/**
 * The Ping room: round-trip times of several hosts in one graph, a network as a grid of addresses
 * that light up, the way to a host as a table of hops, and the question <i>is it me or the
 * internet?</i> answered from the gateway, the name server and one name.
 *
 * <p>{@link sextant.desktop.ping.PingRoom} is all that others see. The room asks the network only
 * through {@link sextant.desktop.ping.Prober}, whose news come on any thread and reach the models
 * once per pulse; what the news mean ({@code RttTally}, {@code Verdict}, {@code SweepGrid}, {@code
 * Hop}) is plain arithmetic without toolkit and clock.
 */
@NullMarked
package sextant.desktop.ping;

import org.jspecify.annotations.NullMarked;
