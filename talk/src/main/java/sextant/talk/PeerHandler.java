package sextant.talk;

import java.io.IOException;

/** What a server does with one peer, from its first byte to its last, in the peer's own thread. */
@FunctionalInterface
interface PeerHandler {
  /** Returns when the peer has finished; the caller ends the conversation. */
  void serve(BlockingConversation peer) throws IOException;

  /** The handler of a mode. */
  static PeerHandler of(Mode mode, Peers peers) {
    return switch (mode) {
      case Mode.Talk talk -> new TalkHandler(talk.language());
      case Mode.Echo echo -> SmallServices::echo;
      case Mode.Discard discard -> SmallServices::discard;
      case Mode.Chargen chargen -> SmallServices::chargen;
      case Mode.Daytime daytime -> SmallServices::daytime;
      case Mode.Relay relay -> peer -> SmallServices.relay(peer, peers);
      case Mode.Reply reply -> new ReplyHandler(reply.rules());
      case Mode.Tap tap -> new TapHandler(tap);
    };
  }
}
