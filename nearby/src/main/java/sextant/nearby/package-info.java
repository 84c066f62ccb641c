/**
 * Services of the local network by multicast DNS (RFC 6762) and service discovery (RFC 6763): an
 * {@link sextant.nearby.Announcement} tells of one's own, a {@link sextant.nearby.Watch} hears of
 * the others'.
 *
 * <p>It rests on JmDNS. Not here: what the services are for. A chat server announces {@code
 * _irc._tcp} and {@code _ircs._tcp}; a chat client watches for both.
 *
 * <pre>{@code
 * try (Watch watch = Watch.open(List.of("_ircs._tcp"), Places.ofThisMachine(), hearer)) { … }
 * }</pre>
 */
@NullMarked
package sextant.nearby;

import org.jspecify.annotations.NullMarked;
