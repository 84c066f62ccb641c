package sextant.web.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import sextant.identity.PeerTrust;
import sextant.web.WebClient;
import sextant.web.WebOptions;
import sextant.web.WebProfile;
import sextant.web.WebRequest;
import sextant.web.WebResponse;
import sextant.web.WebUrl;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;

/**
 * Finds the web servers of this computer: asks every port that something listens on for the head of
 * its page. At most 64 ports, a second each, all at once; ports of other protocols that could take
 * the question amiss are left alone.
 */
public final class LocalServices {
  private static final int MOST = 64;
  private static final int LONGEST_NAME = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Set<Integer> OTHERS =
      Set.of(
          21, 22, 23, 25, 53, 110, 111, 139, 143, 445, 465, 587, 993, 995, 1433, 1521, 2049, 3306,
          3389, 4369, 5432, 5672, 5900, 6000, 6379, 6667, 6697, 9042, 9100, 11211, 27017);

  private LocalServices() {}

  /** Looks now; blocks a second or two at most. */
  public static List<LocalService> find() {
    return ask(ListeningPorts.find(Path.of("/proc/net")), PATIENCE);
  }

  /** Asks these ports, and waits so long for each. */
  static List<LocalService> ask(List<Integer> ports, Duration patience) {
    WebOptions options =
        WebOptions.DEFAULT.withTimeouts(patience, patience).with(new PeerTrust.Anyone());
    List<LocalService> found = new ArrayList<>();
    try (WebProfile profile = WebProfile.inMemory();
        WebClient client = WebClient.open(profile, options);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<LocalService>>> asked =
          ports.stream()
              .filter(port -> !OTHERS.contains(port))
              .limit(MOST)
              .map(port -> threads.submit(() -> service(client, port)))
              .toList();
      for (Future<Optional<LocalService>> one : asked) {
        one.get().ifPresent(found::add);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException bug) {
      throw new IllegalStateException("bug: asking a port failed", bug);
    }
    return found;
  }

  // Nothing secret is said, so any certificate is good enough to see that somebody is there.
  private static Optional<LocalService> service(WebClient client, int port) {
    try {
      return head(client, WebUrl.of("http://localhost:" + port + "/"));
    } catch (FailureException notPlain) {
      if (notPlain.failure().kind() == Kind.TIMEOUT) {
        return Optional.empty();
      }
    } catch (IOException notHttp) {
      return Optional.empty();
    }
    try {
      return head(client, WebUrl.of("https://localhost:" + port + "/"));
    } catch (IOException notHttps) {
      return Optional.empty();
    }
  }

  private static Optional<LocalService> head(WebClient client, WebUrl url) throws IOException {
    WebRequest request =
        WebRequest.get(url).with("HEAD", Optional.empty()).with(WebRequest.Caching.NONE);
    try (WebResponse response = client.send(request)) {
      String server = response.headers().first("Server").orElse("");
      String name = server.length() > LONGEST_NAME ? server.substring(0, LONGEST_NAME) : server;
      return Optional.of(new LocalService(url, name.replaceAll("\\p{Cntrl}", "")));
    }
  }
}
