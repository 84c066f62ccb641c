package sextant.web.store;

import java.time.Instant;

/**
 * A page of the history.
 *
 * @param title as the page named itself last; empty when it never did
 * @param visits how often it was visited
 * @param typed how often a person had typed its address
 * @param last when it was visited last
 */
public record VisitedPage(String url, String title, int visits, int typed, Instant last) {}
