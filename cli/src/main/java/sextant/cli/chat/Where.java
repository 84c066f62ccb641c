package sextant.cli.chat;

import java.util.Optional;
import sextant.chatclient.PlaceView;

/** A place of a network. */
record Where(NetworkState network, String place) {
  /** The place as it stands; empty when it is gone. */
  Optional<PlaceView> view() {
    return network.place(place);
  }

  Buffer buffer() {
    return network.buffer(place);
  }
}
