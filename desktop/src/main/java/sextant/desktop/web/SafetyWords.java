package sextant.desktop.web;

import sextant.desktop.WebRoomText;

/** How safe the way was, in a sentence. */
final class SafetyWords {
  private SafetyWords() {}

  static String of(Safety safety, WebRoomText text) {
    return switch (safety) {
      case OURS -> text.safetyOurs();
      case SECURE -> text.safetySecure();
      case MIXED -> text.safetyMixed();
      case EXCEPTION -> text.safetyException();
      case LOOPBACK -> text.safetyLoopback();
      case CLEAR -> text.safetyClear();
    };
  }
}
