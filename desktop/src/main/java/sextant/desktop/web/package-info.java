/**
 * The Web room: a small real browser. WebKit renders (JavaFX WebView), every request goes through
 * {@link sextant.web.WebClient}, and what a browser says to a person is ours: error pages,
 * warnings, questions and downloads are nodes over the page, never HTML that a page could fake or
 * reach.
 *
 * <p>Three layers. {@code TabLoads}, {@code TabConnection}, {@code LocalConnection}: what a tab
 * asks the network for, on WebKit's loader threads. {@code Page} and {@code WebKitPage}: the
 * engine; no other class names it, so it is loaded with the first page and not before. {@code Tab},
 * {@code WebRoomModel}, {@code WebRoomActions} and the views: the room, on the JavaFX thread.
 */
@NullMarked
package sextant.desktop.web;

import org.jspecify.annotations.NullMarked;
