/**
 * Packet formats as values: Ethernet, VLAN, ARP, IPv4, IPv6, ICMP, ICMPv6, UDP, TCP, DNS, Linux
 * cooked captures, pcap and pcapng.
 *
 * <p>Every format comes in the same parts. {@code XFormat} reads single fields straight out of a
 * byte array and never allocates; its callers check the length once. {@code X} is an immutable
 * value: {@code X.parse(bytes)} checks everything and throws only {@link MalformedException},
 * {@code x.writeTo(array, offset)} is its inverse and fills in lengths and checksums, {@code
 * x.length()} is the number of bytes it writes. What a format does not know stays as {@link Bytes}.
 *
 * <p>{@code Dissector} walks a whole captured packet and lists its layers and their fields for
 * people; {@code PacketView} finds the headers of a packet for programs that count or filter
 * millions of them.
 *
 * <p>No sockets, files, clocks or threads in here: capture files are read from and written to
 * streams that the caller opens and closes.
 */
@NullMarked
package sextant.wire;

import org.jspecify.annotations.NullMarked;
