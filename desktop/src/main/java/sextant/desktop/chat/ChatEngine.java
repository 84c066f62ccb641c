package sextant.desktop.chat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sextant.chatclient.ClientStore;
import sextant.chatclient.Keeping;
import sextant.chatclient.Login;
import sextant.chatclient.NetworkListener;
import sextant.chatclient.NetworkSettings;
import sextant.chatclient.SocketLinks;
import sextant.chatclient.Surroundings;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.KnownPeers;
import sextant.identity.StateDirectory;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/** The client's store and the networks over it. Every method blocks: not for the JavaFX thread. */
final class ChatEngine implements AutoCloseable {
  private final StateDirectory state;
  private final List<NetworkItem> open = new ArrayList<>();
  private volatile Language language = Language.ENGLISH;
  private Keeping keeping;
  private @Nullable ClientStore store;
  private boolean isClosed;

  ChatEngine(StateDirectory state, Keeping keeping) {
    this.state = state;
    this.keeping = keeping;
  }

  /** What the person reads: servers of networks opened from now on are asked to speak it. */
  void speak(Language now) {
    language = now;
  }

  /** Bounds what is kept from now on. */
  synchronized void keeping(Keeping now) {
    keeping = now;
    if (store != null) {
      store.keeping(now);
    }
  }

  private ClientStore store() throws FailureException {
    ClientStore known = store;
    if (known == null) {
      Path file = state.file("chat-desktop.db");
      try {
        java.nio.file.Files.createDirectories(state.path());
        known = ClientStore.open(file);
      } catch (IOException e) {
        throw Failure.wrap(e, file.toString());
      }
      known.keeping(keeping);
      store = known;
    }
    return known;
  }

  /** The networks of the days before. */
  synchronized List<NetworkSettings> kept() throws FailureException {
    return isClosed ? List.of() : store().networks();
  }

  /** A network over the store; empty when everything is over. */
  synchronized Optional<NetworkItem> open(
      NetworkSettings settings, boolean isHosted, Function<NetworkItem, NetworkListener> listener)
      throws FailureException {
    if (isClosed) {
      return Optional.empty();
    }
    ClientStore where = store();
    var around =
        new Surroundings(
            new SocketLinks(new KnownPeers(state, Clock.systemUTC()), certificate(settings)),
            where,
            Clock.systemUTC(),
            new SecureRandom(),
            language);
    var item = new NetworkItem(settings, isHosted, around, listener);
    open.add(item);
    if (!isHosted) {
      where.keep(settings, open.size());
    }
    return Optional.of(item);
  }

  private Optional<Credentials> certificate(NetworkSettings settings) throws FailureException {
    boolean isShown =
        settings.login().filter(one -> one.mechanism() == Login.Mechanism.EXTERNAL).isPresent();
    try {
      return isShown ? Optional.of(DeviceIdentity.open(state)) : Optional.empty();
    } catch (IOException e) {
      throw Failure.wrap(e, state.path().toString());
    }
  }

  /** Lines with these words, newest first; of one network and place unless these are empty. */
  synchronized List<ClientStore.Found> search(String network, String place, String words, int most)
      throws FailureException {
    return isClosed ? List.of() : store().search(network, place, words, most);
  }

  /** Keeps where a network is and who we are there. */
  synchronized void keep(NetworkSettings settings) throws FailureException {
    if (!isClosed) {
      store().keep(settings, open.size());
    }
  }

  /** Forgets the certificate of a network's server, so that the next meeting is the first. */
  void forgetCertificate(NetworkItem item) throws FailureException {
    boolean _ = new KnownPeers(state, Clock.systemUTC()).forget(item.settings().address());
  }

  /** Leaves a network and forgets what was said there. */
  synchronized void forget(NetworkItem item) throws FailureException {
    leave(item);
    if (!isClosed) {
      store().forget(item.settings().name());
    }
  }

  /** Leaves a network; what was said there stays in the store. */
  synchronized void leave(NetworkItem item) {
    if (open.remove(item)) {
      item.network().close();
    }
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    open.forEach(item -> item.network().close());
    open.clear();
    if (store != null) {
      store.close();
      store = null;
    }
  }
}
