/**
 * The browser's own pages as HTML: start, history, downloads, bookmarks, settings, about, reader,
 * source, and what is shown when a page does not come.
 *
 * <p>Whatever comes from outside (titles, addresses, messages of servers) goes through {@link
 * sextant.web.page.Html} and is text, never markup. No page needs a script, and each forbids them
 * to itself. What a person can do is a link or a form to a {@code sextant:} address; those that
 * change something carry the key of the style, so that a page of the web cannot make them up:
 *
 * <pre>{@code
 * var style = new PageStyle(Language.ENGLISH, false, key);
 * String html = HistoryPage.html(style, "", visits);
 * OwnAddress.parse("sextant:history?delete=https%3A%2F%2Fa.example%2F&key=…")
 *     .filter(address -> address.mayChange(key));
 * }</pre>
 */
@NullMarked
package sextant.web.page;

import org.jspecify.annotations.NullMarked;
