/**
 * What a person's IRC client knows, without a screen: networks, places, lines, members, unread,
 * history; on any server from RFC 1459 to one with every IRCv3 capability.
 *
 * <p>A {@link sextant.chatclient.Network} owns one connection and everything that came over it. All
 * of its state belongs to one thread; what it tells its {@link sextant.chatclient.NetworkListener}
 * is immutable. A {@link sextant.chatclient.ClientStore} keeps lines, drafts and what waits to be
 * sent, so that scrollback works offline and nothing is said twice.
 *
 * <pre>{@code
 * var network = new Network(settings, surroundings, listener);
 * network.connect();
 * network.join("#lobby");
 * network.say("#lobby", "hello");
 * }</pre>
 *
 * <p>It knows nothing of colours, keys or widgets, and never prints.
 */
@NullMarked
package sextant.chatclient;

import org.jspecify.annotations.NullMarked;
