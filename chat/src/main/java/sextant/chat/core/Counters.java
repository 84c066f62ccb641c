package sextant.chat.core;

/** What metrics tell. */
final class Counters {
  long accepted;
  long messages;
  long deliveries;
  long refused;
  int mostClients;
}
