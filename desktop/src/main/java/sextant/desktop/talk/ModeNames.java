package sextant.desktop.talk;

import sextant.desktop.TalkRoomText;
import sextant.talk.Mode;

/** What a person calls the modes of a server. */
final class ModeNames {
  private ModeNames() {}

  static String name(Mode mode, TalkRoomText text) {
    return switch (mode) {
      case Mode.Talk talk -> text.modeConversation();
      case Mode.Echo echo -> text.modeEcho();
      case Mode.Discard discard -> text.modeByHand();
      case Mode.Chargen chargen -> text.modeChargen();
      case Mode.Daytime daytime -> text.modeDaytime();
      case Mode.Relay relay -> text.modeRelay();
      case Mode.Tap tap -> text.modeTap();
      case Mode.Reply reply -> text.modeReply();
    };
  }
}
