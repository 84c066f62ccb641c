package sextant.web.store;

import java.time.Instant;

/** One visit of a page. */
public record Visit(String url, String title, Instant at) {}
