/** Packet formats as values, Internet checksum, pcap and pcapng; no I/O. */
@NullMarked
package sextant.wire;

import org.jspecify.annotations.NullMarked;
