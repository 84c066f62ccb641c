package sextant.desktop.web;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import sextant.identity.StateDirectory;
import sextant.web.Login;
import sextant.web.TrafficLog;
import sextant.web.WebClient;
import sextant.web.WebOptions;
import sextant.web.WebProfile;

/**
 * The room's two ways to the network: one that remembers, and one for private tabs that remembers
 * in memory and forgets when the last of them is closed.
 */
final class Network implements AutoCloseable {
  private final WebProfile profile;
  private final WebClient client;
  private final WebOptions options;
  private final LoginAsker asker;
  private final TrafficLog traffic = new TrafficLog().keepingBodies();
  private Optional<WebClient> privateClient = Optional.empty();

  /** Asks the person in front of a tab. JavaFX thread. */
  @FunctionalInterface
  interface LoginAsker {
    /** Asks; completes {@code answer} once, whatever becomes of the tab. */
    void ask(Login.Question question, CompletableFuture<Optional<Login>> answer);
  }

  Network(Path folder, WebOptions options, LoginAsker asker) {
    this.options = options;
    this.asker = asker;
    profile = WebProfile.open(StateDirectory.at(folder), traffic);
    client = WebClient.open(profile, options, this::login);
  }

  /** The client of a tab. */
  WebClient client(boolean isPrivate) {
    if (!isPrivate) {
      return client;
    }
    WebClient known =
        privateClient.orElseGet(
            () -> WebClient.open(WebProfile.inMemory(traffic), options, this::login));
    privateClient = Optional.of(known);
    return known;
  }

  /**
   * Forgets what private tabs had: the last of them is closed. Where downloads still run, they are
   * the last to use its client; its connections end with them.
   */
  void forgetPrivate(boolean isDownloading) {
    if (!isDownloading) {
      privateClient.ifPresent(WebClient::close);
    }
    privateClient = Optional.empty();
  }

  WebProfile profile() {
    return profile;
  }

  TrafficLog traffic() {
    return traffic;
  }

  // A script that waits for its answer holds the JavaFX thread, so nobody could be asked.
  private Optional<Login> login(Login.Question question) {
    if (Platform.isFxApplicationThread()) {
      return Optional.empty();
    }
    var answer = new CompletableFuture<Optional<Login>>();
    Platform.runLater(() -> asker.ask(question, answer));
    return answer.join();
  }

  @Override
  public void close() {
    forgetPrivate(false);
    client.close();
    profile.close();
  }
}
