package sextant.desktop.web;

import java.net.CookieHandler;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Takes WebKit's requests into our hands: its loader asks {@link URL#openConnection}, and that
 * makes our connections from now on (docs/decisions/0011).
 */
final class Schemes {
  private static final AtomicBoolean IS_DONE = new AtomicBoolean();

  private Schemes() {}

  /** Does it, once in the life of the program; before the first page. */
  static void take() {
    if (IS_DONE.compareAndSet(false, true)) {
      System.setProperty("com.sun.webkit.useHTTP2Loader", "false");
      System.setProperty("http.maxConnections", System.getProperty("http.maxConnections", "16"));
      Map<String, URLStreamHandler> guards =
          Map.of(
              "jar", new GuardedScheme("jar:file:/any.jar!/"),
              "ftp", new GuardedScheme("ftp://any/"),
              "mailto", new GuardedScheme("mailto:any"));
      URL.setURLStreamHandlerFactory(scheme -> handler(scheme, guards));
      CookieHandler.setDefault(new ScriptCookies());
    }
  }

  private static @Nullable URLStreamHandler handler(
      String scheme, Map<String, URLStreamHandler> guards) {
    return switch (scheme) {
      case "http", "https" -> new Handler(false, scheme.equals("https") ? 443 : 80);
      case LocalPages.SEXTANT, LocalPages.FILE, LocalPages.SOURCE, LocalPages.READER ->
          new Handler(true, -1);
      default -> guards.get(scheme);
    };
  }

  private static final class Handler extends URLStreamHandler {
    private final boolean isLocal;
    private final int port;

    Handler(boolean isLocal, int port) {
      this.isLocal = isLocal;
      this.port = port;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return isLocal ? new LocalConnection(url) : new TabConnection(url);
    }

    @Override
    protected int getDefaultPort() {
      return port;
    }
  }
}
