package sextant.irc;

/**
 * One letter of a mode command.
 *
 * @param adding whether {@code +} stands before it
 * @param letter the mode
 * @param value its parameter, empty when it has none; an empty value of a list mode asks for the
 *     list
 */
public record ModeChange(boolean adding, char letter, String value) {}
