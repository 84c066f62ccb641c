/**
 * What a browser remembers besides the network layer: history, bookmarks, settings, search engines,
 * the tabs of the last session, downloads.
 *
 * <p>Everything lives in the profile's folder in files of text that only the owner reads, or in
 * memory for private tabs. A file that is damaged costs its broken lines and nothing else.
 *
 * <pre>{@code
 * try (BrowserMemory memory = BrowserMemory.open(folder, Clock.systemUTC())) {
 *   memory.history().visited("https://example.org/", "Example", false);
 *   memory.suggestions().of("exa", 8);            // what the address bar offers
 * }
 * }</pre>
 *
 * <p>Methods that change something may write to the disk: not for the thread of a screen.
 */
@NullMarked
package sextant.web.store;

import org.jspecify.annotations.NullMarked;
