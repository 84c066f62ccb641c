/**
 * The chat server: IRCv3 with accounts, history, search and one order for everybody.
 *
 * <pre>{@code
 * Settings settings = new ChatServer.Settings(folder, StateDirectory.ofThisUser(), ChatConfig::usual);
 * try (ChatServer server = ChatServer.start(settings)) {
 *   server.awaitStop();
 * }
 * }</pre>
 *
 * <p>{@code sextant.chat.log} is what is durable, {@code sextant.chat.net} the connections, {@code
 * sextant.chat.core} the protocol. Not here: anything a face shows.
 */
@NullMarked
package sextant.chat;

import org.jspecify.annotations.NullMarked;
