/**
 * Several chat servers that keep one log: the {@link sextant.chat.log.EventLog} of the one that
 * decides, agreed on by Raft (jgroups-raft), and on every server the store it adds up to.
 *
 * <p>One server decides at a time: its {@link sextant.chatcluster.Reign} holds the core, over a
 * {@link sextant.chatcluster.RaftLog}. Every server has a {@link sextant.chatcluster.Front}, which
 * holds the sockets of its own clients and hands their lines to whoever decides, and a {@link
 * sextant.chatcluster.Replica}, which takes in what was agreed on.
 *
 * <p>Not here: what a command does, and what a client is told.
 */
@NullMarked
package sextant.chatcluster;

import org.jspecify.annotations.NullMarked;
