/**
 * This person's device among others, held by one process and used by many.
 *
 * <p>The first {@code sextant receive} or Files room of a person opens the {@link
 * sextant.files.station.Station}: it receives, sees the network, runs what was ordered. Every other
 * process of the same person reaches it by a {@link sextant.files.station.StationCall} over a Unix
 * socket in the state folder: it sees the same devices, answers the same questions, gives orders
 * that outlive it. When the holder ends, whoever wants to receive takes its place.
 *
 * <p>It is no service for other people or other computers: the socket opens for its owner only, and
 * what comes by it is one JSON object a line. See docs/decisions, "One receiver for a person".
 *
 * <pre>{@code
 * Optional<Station> own = Station.open(plan, host); // empty: another process holds it
 * Optional<StationCall> other = StationCall.reach(state);
 * }</pre>
 */
@NullMarked
package sextant.files.station;

import org.jspecify.annotations.NullMarked;
