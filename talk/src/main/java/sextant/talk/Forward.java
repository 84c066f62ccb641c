package sextant.talk;

import java.util.Optional;

/** Where the selector loops send what they read: the modes that need no thought. */
enum Forward {
  BACK,
  NOWHERE,
  OTHERS;

  static Optional<Forward> of(Mode mode) {
    return switch (mode) {
      case Mode.Echo echo -> Optional.of(BACK);
      case Mode.Discard discard -> Optional.of(NOWHERE);
      case Mode.Relay relay -> Optional.of(OTHERS);
      case Mode.Talk talk -> Optional.empty();
      case Mode.Chargen chargen -> Optional.empty();
      case Mode.Daytime daytime -> Optional.empty();
      case Mode.Tap tap -> Optional.empty();
      case Mode.Reply reply -> Optional.empty();
    };
  }
}
