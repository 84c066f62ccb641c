package sextant.talk;

/** What to look for, and what to say then. */
public record ReplyRule(ReplyMatch match, ReplyAnswer answer) {}
