package sextant.chatclient;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import sextant.words.Language;

/**
 * What a network needs from outside.
 *
 * @param links opens connections
 * @param store keeps lines and what waits to be sent; shared by all networks, closed by its owner
 * @param clock tells the time
 * @param random nonces and waits; a secure one in the product
 * @param language what the person reads; servers that can are asked to speak it
 */
public record Surroundings(
    Link.Opener links,
    ClientStore store,
    InstantSource clock,
    RandomGenerator random,
    Language language) {}
