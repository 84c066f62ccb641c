/**
 * The filter language of captures: what tcpdump users type, as a value.
 *
 * <p>{@code Filter.parse("tcp port 443 and not host 10.0.0.1")} checks the text and says where it
 * is wrong; {@code filter.compile(LinkLayer.ETHERNET)} makes a classic BPF program (McCanne and
 * Jacobson, 1993). The kernel runs that program on a live capture and {@link
 * sextant.packets.filter.BpfProgram#run} runs the same one on files, so both keep the same packets.
 *
 * <p>As in libpcap, {@code and} and {@code or} have the same precedence and group from the left,
 * and a packet too short for a comparison is not kept. Not as in libpcap: {@code vlan} shifts what
 * is joined to it by {@code and}, not everything to its right, and {@code tcp flags syn,!ack} works
 * over IPv6 too. Not here: host names (the caller looks them up, see {@link
 * sextant.packets.filter.HostNames}), PPPoE, MPLS, LLC and 802.11 tests.
 */
@NullMarked
package sextant.packets.filter;

import org.jspecify.annotations.NullMarked;
