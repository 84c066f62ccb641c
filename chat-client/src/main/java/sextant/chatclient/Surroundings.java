package sextant.chatclient;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What a network needs from outside.
 *
 * @param links opens connections
 * @param store keeps lines and what waits to be sent; shared by all networks, closed by its owner
 * @param clock tells the time
 * @param random nonces and waits; a secure one in the product
 */
public record Surroundings(
    Link.Opener links, ClientStore store, InstantSource clock, RandomGenerator random) {}
