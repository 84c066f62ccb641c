package sextant.desktop;

import java.nio.file.Path;

/**
 * A room at work that is to be painted into a PNG file: what the tour in the terminal asks for.
 *
 * @param room {@code talk}, which connects and says a line, or {@code web}, which loads a page
 * @param what the address to talk to, or the page
 */
public record Painting(String room, String what, Path file) {}
