package sextant.desktop.web;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.stream.Stream;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * A scheme that Java itself answers, closed to pages: WebKit holds {@code jar:} for an address like
 * any other and would run scripts out of archives of this computer. The program's own resources
 * come by it, too, so everybody else gets what they got before.
 */
final class GuardedScheme extends URLStreamHandler {
  private static final StackWalker STACK = StackWalker.getInstance();

  private final URL javas;

  /**
   * A guard before a scheme; to be made before anybody else makes Java's connections.
   *
   * @param any an address of the scheme: its URL knows Java's own handler
   */
  GuardedScheme(String any) {
    try {
      javas = URI.create(any).toURL();
    } catch (MalformedURLException unknown) {
      throw new IllegalStateException("bug: Java does not know " + any, unknown);
    }
  }

  @Override
  protected URLConnection openConnection(URL url) throws IOException {
    if (STACK.walk(GuardedScheme::isPage)) {
      throw new FailureException(
          new Failure(Failure.Kind.BLOCKED, url.getProtocol(), "a page of the web"));
    }
    return of(javas, url.toString()).openConnection();
  }

  private static boolean isPage(Stream<StackWalker.StackFrame> frames) {
    return frames
        .map(StackWalker.StackFrame::getClassName)
        .anyMatch(name -> name.startsWith("com.sun.webkit.") || name.startsWith("com.sun.media."));
  }

  @SuppressWarnings("deprecation") // only this constructor takes over the handler of another
  private static URL of(URL base, String spec) throws MalformedURLException {
    return new URL(base, spec);
  }

  @Override
  protected void parseURL(URL url, String spec, int start, int limit) {
    String rest = spec.substring(start, limit);
    try {
      URL read =
          url.getPath() == null || url.getPath().isEmpty()
              ? of(javas, url.getProtocol() + ":" + rest)
              : of(of(javas, url.toString()), rest);
      setURL(
          url,
          read.getProtocol(),
          read.getHost(),
          read.getPort(),
          read.getAuthority(),
          read.getUserInfo(),
          read.getPath(),
          read.getQuery(),
          url.getRef());
    } catch (MalformedURLException wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong); // the URL's maker reports it
    }
  }
}
