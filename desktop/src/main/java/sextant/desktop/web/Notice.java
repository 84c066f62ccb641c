package sextant.desktop.web;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What became of something a person asked for, in a sentence that stands in nobody's way.
 *
 * @param isBad whether it failed; it stays until it is put away then
 * @param file what was written, to be shown in its folder
 */
record Notice(String words, boolean isBad, Optional<Path> file) {}
