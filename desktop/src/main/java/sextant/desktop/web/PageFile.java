package sextant.desktop.web;

import sextant.web.RequestBody;

/**
 * A file that a page made itself.
 *
 * @param name as the page wants it; not to be trusted
 * @param from the address it had in the page
 * @param release lets the bytes go once they are written
 */
record PageFile(String name, String from, RequestBody bytes, Runnable release) {}
