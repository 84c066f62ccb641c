package sextant.web.store;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sextant.web.WebUrl;

/** What a person means by what stands in the address bar. Pure. */
public sealed interface Typed {
  /** Nothing was typed. */
  record Nothing() implements Typed {}

  /** An address of the web. */
  record Address(WebUrl url) implements Typed {}

  /** One of the browser's own pages, such as {@code sextant:history}. */
  record OwnPage(String address) implements Typed {}

  /** A file of this computer: a {@code file:} address or a path. */
  record LocalFile(String path) implements Typed {}

  /** The source of something else. */
  record Source(Typed of) implements Typed {}

  /** Words to search for. */
  record Words(String words, SearchEngine engine) implements Typed {}

  /** Endings that are files far more often than names of hosts. */
  Set<String> OF_FILES = Set.of("js", "ts", "txt", "html", "htm", "json", "xml", "java", "css");

  /** Reads what was typed; words go to the chosen engine, or to the one they name. */
  static Typed of(String text, SearchEngines engines) {
    String typed = text.strip();
    String lower = typed.toLowerCase(Locale.ROOT);
    if (typed.isEmpty()) {
      return new Nothing();
    }
    if (lower.startsWith("view-source:")) {
      Typed inner = of(typed.substring("view-source:".length()), engines);
      return inner instanceof Words ? words(typed, engines) : new Source(inner);
    }
    if (lower.startsWith("sextant:") || lower.equals("about:blank")) {
      return new OwnPage(lower.equals("about:blank") ? "sextant:blank" : typed);
    }
    if (lower.startsWith("file:") || typed.matches("(?s)(/|~/|[A-Za-z]:\\\\).*")) {
      return new LocalFile(typed);
    }
    return address(typed).<Typed>map(Address::new).orElseGet(() -> words(typed, engines));
  }

  private static Optional<WebUrl> address(String typed) {
    boolean isSaid = typed.matches("(?is)https?://.*");
    return isSaid || looksLikeHost(typed) ? WebUrl.ofTyped(typed) : Optional.empty();
  }

  private static boolean looksLikeHost(String typed) {
    String host = typed.replaceFirst("[/?#].*", "");
    if (host.isEmpty() || host.matches("(?s).*[\\s@\"'<>()].*")) {
      return false;
    }
    if (host.matches("\\[[0-9a-fA-F:.]+](:\\d{1,5})?")) {
      return true;
    }
    String name = host.replaceFirst(":\\d{1,5}$", "");
    boolean hasPort = name.length() < host.length() && !name.isEmpty();
    boolean isSite = host.length() < typed.length() && typed.charAt(host.length()) == '/';
    if (name.equalsIgnoreCase("localhost") || (name.indexOf(':') < 0 && (hasPort || isSite))) {
      return true;
    }
    int dot = name.lastIndexOf('.');
    String end = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    boolean isName = end.matches("\\p{L}[\\p{L}\\p{N}-]+") && !OF_FILES.contains(end);
    return dot > 0 && !name.contains("..") && (isName || isIpv4(name));
  }

  private static boolean isIpv4(String name) {
    return name.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }

  private static Words words(String typed, SearchEngines engines) {
    if (typed.startsWith("?")) {
      return new Words(typed.substring(1).strip(), engines.chosen());
    }
    String[] parts = typed.split("\\s+", 2);
    Optional<SearchEngine> named = parts.length < 2 ? Optional.empty() : engines.keyed(parts[0]);
    return named
        .map(engine -> new Words(parts[1], engine))
        .orElseGet(() -> new Words(typed, engines.chosen()));
  }
}
