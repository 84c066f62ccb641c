package sextant.chatclient;

/**
 * One entry of a room's list: a ban, an exception, an invitation.
 *
 * @param mask whom it is about
 * @param setBy who made it, empty when the server does not say
 * @param millis when, in milliseconds since 1970; 0 when the server does not say
 */
public record ListEntry(String mask, String setBy, long millis) {}
