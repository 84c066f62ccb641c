package sextant.desktop.talk;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sextant.talk.AccessList;
import sextant.talk.Cidr;
import sextant.talk.ClientOptions;
import sextant.talk.ServerOptions;
import sextant.words.Failure;
import sextant.words.FailureException;

/** What the options under the row on top say; they hold for the ends that are opened next. */
final class EndOptions {
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final BooleanProperty join = new SimpleBooleanProperty();
  private final StringProperty networkInterface = new SimpleStringProperty("");
  private final StringProperty allow = new SimpleStringProperty("");
  private final StringProperty deny = new SimpleStringProperty("");
  private final StringProperty mostPeers = new SimpleStringProperty("");

  /** Whether the options can be seen. */
  BooleanProperty shownProperty() {
    return shown;
  }

  /** Whether a UDP client joins the group that its address names. */
  BooleanProperty joinProperty() {
    return join;
  }

  /** By which interface to speak to a group; empty for the system's choice. */
  StringProperty networkInterfaceProperty() {
    return networkInterface;
  }

  /** Ranges of addresses that a server lets in, as typed; empty for all. */
  StringProperty allowProperty() {
    return allow;
  }

  /** Ranges of addresses that a server turns away, as typed. */
  StringProperty denyProperty() {
    return deny;
  }

  /** How many peers a server has at once at most, as typed; empty for no limit. */
  StringProperty mostPeersProperty() {
    return mostPeers;
  }

  /** How the next client treats groups. */
  ClientOptions client() {
    return ClientOptions.DEFAULT.withMulticast(
        new ClientOptions.Multicast(join.get(), networkInterface.get(), true));
  }

  /**
   * How the next server treats its peers.
   *
   * @throws FailureException when what was typed means nothing
   */
  ServerOptions server() throws FailureException {
    return ServerOptions.DEFAULT
        .withAccess(new AccessList(ranges(allow.get()), ranges(deny.get())))
        .withMaxPeers(peers(mostPeers.get().strip()));
  }

  private static List<Cidr> ranges(String text) throws FailureException {
    var ranges = new ArrayList<Cidr>();
    for (String word : text.strip().split("[\\s,，、]+", -1)) {
      if (!word.isEmpty()) {
        ranges.add(Cidr.parse(word));
      }
    }
    return ranges;
  }

  private static int peers(String text) throws FailureException {
    if (text.isEmpty()) {
      return Integer.MAX_VALUE;
    }
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new FailureException(
          new Failure(Failure.Kind.BAD_INPUT, text, "a number of peers is 1 or more"));
    }
    return Integer.parseInt(text);
  }
}
