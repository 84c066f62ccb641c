package sextant.chat.core;

import org.jspecify.annotations.Nullable;

/** How far a session is with logging in. */
final class Login {
  String account = "";
  String mechanism = "";
  final StringBuilder received = new StringBuilder();
  @Nullable Scram scram;
  int failures;

  void reset() {
    mechanism = "";
    received.setLength(0);
    scram = null;
  }
}
