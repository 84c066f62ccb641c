package sextant.desktop.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import sextant.words.Failure;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;

/**
 * One request for something of this machine. Answered only for a tab whose person asked for it, or
 * whose page is of this machine, frames only for files beside it: the web has no way here.
 */
final class LocalConnection extends URLConnection {
  private String agent = "";
  private @Nullable TabAnswer answer;

  LocalConnection(URL url) {
    super(url);
  }

  @Override
  public void setRequestProperty(String name, @Nullable String value) {
    if (name.equalsIgnoreCase("User-Agent")) {
      agent = value == null ? "" : value;
    }
  }

  @Override
  public void addRequestProperty(String name, @Nullable String value) {
    setRequestProperty(name, value);
  }

  // Refused here, before the engine lets go of the page that is there.
  @Override
  public void connect() throws IOException {
    answer();
    connected = true;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return answer().body();
  }

  private TabAnswer answer() throws IOException {
    TabAnswer known = answer;
    if (known == null) {
      String address = LocalPages.ofEngine(url);
      Optional<TabLoads> tab =
          agent.isEmpty() // of the page of a frame
              ? TabRegistry.ofLocalFrame(address)
              : TabRegistry.byUserAgent(agent).filter(one -> one.mayLoadLocal(address));
      if (tab.isEmpty()) {
        throw new FailureException(
            new Failure(Kind.BLOCKED, url.getProtocol(), "a page of the web"));
      }
      OptionalInt load = tab.get().asks(address);
      known = tab.get().local().answer(tab.get(), address);
      if (load.isPresent() && tab.get().committed(load.getAsInt(), address)) {
        tab.get().listener().answered();
      }
      answer = known;
    }
    return known;
  }

  @Override
  public @Nullable String getContentType() {
    try {
      return answer().headers().first("Content-Type").orElse("text/html");
    } catch (IOException refused) {
      return null;
    }
  }

  @Override
  public @Nullable String getContentEncoding() {
    return null;
  }

  @Override
  public long getContentLengthLong() {
    return answer == null ? -1 : answer.length();
  }

  @Override
  public @Nullable String getHeaderField(String name) {
    return answer == null ? null : answer.headers().first(name).orElse(null);
  }
}
