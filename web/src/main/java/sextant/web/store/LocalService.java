package sextant.web.store;

import sextant.web.WebUrl;

/**
 * A web server on this computer.
 *
 * @param server what it calls itself; empty when it does not say
 */
public record LocalService(WebUrl url, String server) {}
