package sextant.desktop.talk;

import sextant.desktop.TalkRoomText;
import sextant.talk.Ending;

/** Why a conversation ended, in words. */
final class Endings {
  private Endings() {}

  static String words(TalkRoomText text, String peer, Ending ending) {
    return switch (ending) {
      case FINISHED -> text.leftFinished(peer);
      case RESET -> text.leftReset(peer);
      case QUIT -> text.leftQuit(peer);
      case KICKED -> text.leftKicked(peer);
      case IDLE -> text.leftIdle(peer);
      case TOO_SLOW -> text.leftTooSlow(peer);
      case CLOSED -> text.leftClosed(peer);
      case FAILED -> text.leftFailed(peer);
    };
  }
}
