/** TCP, UDP, TLS and Unix conversations: server, client, rules, recorder, load. */
@NullMarked
package sextant.talk;

import org.jspecify.annotations.NullMarked;
