package sextant.chatclient;

/** A room that a server tells of (RFC 2812, LIST); its topic as it came, with formatting codes. */
public record RoomOnServer(String name, int people, String topic) {}
