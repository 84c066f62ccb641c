package sextant.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is not asked for: hosts of a hosts file and the simple rules of EasyList ({@code ||host^},
 * {@code /path/part*}, {@code |https://…}, {@code @@} for exceptions, the options {@code
 * third-party} and {@code domain=}). Rules that hide elements or name other options are left out. A
 * rule is found by a word of the address, so that a list of 100,000 costs no more than a short one.
 * Immutable.
 */
public final class BlockList {
  /** Blocks nothing. */
  public static final BlockList NONE = BlockList.parse(List.of());

  private static final int LONGEST_RULE = 1_000;

  private final Set<String> hosts;
  private final Map<String, List<Rule>> blocking;
  private final Map<String, List<Rule>> allowing;

  /** A rule with a pattern; the domains are those of the page, empty for any. */
  private record Rule(String text, Glob pattern, Optional<Boolean> isThird, Domains domains) {
    private boolean matches(String url, WebRequest request) {
      boolean isThird = request.isCrossSite();
      return this.isThird.filter(wanted -> wanted != isThird).isEmpty()
          && domains.match(request)
          && pattern.matches(url);
    }
  }

  /** Pages where a rule holds and where it does not. */
  private record Domains(List<String> in, List<String> notIn) {
    private boolean match(WebRequest request) {
      String page = request.context().page().orElse(request.url()).host();
      return (in.isEmpty() || in.stream().anyMatch(d -> PublicSuffixes.isWithin(page, d)))
          && notIn.stream().noneMatch(d -> PublicSuffixes.isWithin(page, d));
    }
  }

  private BlockList(Set<String> hosts, List<Rule> blocking, List<Rule> allowing) {
    this.hosts = hosts;
    this.blocking = byWord(blocking);
    this.allowing = byWord(allowing);
  }

  private static Map<String, List<Rule>> byWord(List<Rule> rules) {
    return rules.stream().collect(Collectors.groupingBy(rule -> rule.pattern().token()));
  }

  /** A short list of hosts that do nothing but advertise and follow people. */
  public static BlockList builtIn() {
    try (InputStream list = BlockList.class.getResourceAsStream("blocked-hosts.txt")) {
      if (list == null) {
        throw new IllegalStateException("bug: the built-in list is missing");
      }
      return parse(new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the lines of a list; what is not understood blocks nothing. */
  public static BlockList parse(Collection<String> lines) {
    Set<String> hosts = new HashSet<>();
    List<Rule> blocking = new ArrayList<>();
    List<Rule> allowing = new ArrayList<>();
    for (String line : lines) {
      String rule = line.strip();
      if (rule.isEmpty()
          || rule.length() > LONGEST_RULE
          || rule.matches("[!#\\[].*")
          || rule.matches(".*#[@?$]?#.*")) {
        continue;
      }
      if (rule.matches("(0\\.0\\.0\\.0|127\\.0\\.0\\.1|::1?)\\s+\\S.*")) {
        hosts.add(rule.split("\\s+")[1].toLowerCase(Locale.ROOT));
      } else if (rule.matches("\\|\\|[\\w.-]+\\^")) {
        hosts.add(rule.substring(2, rule.length() - 1).toLowerCase(Locale.ROOT));
      } else if (rule.matches("[\\w-]+(\\.[\\w-]+)+")) {
        hosts.add(rule.toLowerCase(Locale.ROOT));
      } else if (rule.startsWith("@@")) {
        rule(rule.substring(2), line).ifPresent(allowing::add);
      } else {
        rule(rule, line).ifPresent(blocking::add);
      }
    }
    hosts.removeAll(Set.of("localhost", "localhost.localdomain", "local", "0.0.0.0"));
    return new BlockList(hosts, blocking, allowing);
  }

  /** How many rules there are. */
  public int size() {
    return hosts.size() + count(blocking) + count(allowing);
  }

  private static int count(Map<String, List<Rule>> rules) {
    return rules.values().stream().mapToInt(List::size).sum();
  }

  /**
   * The rule that forbids a request; empty when none does. What a person typed is never blocked.
   */
  public Optional<String> blocks(WebRequest request) {
    if (request.context().isNavigation()) {
      return Optional.empty();
    }
    String url = request.url().withoutSecrets().toString().toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>(List.of(""));
    words.addAll(Glob.words(url));
    Optional<String> rule =
        hostRule(request.url().host()).or(() -> first(blocking, words, url, request));
    boolean isAllowed = rule.isPresent() && first(allowing, words, url, request).isPresent();
    return isAllowed ? Optional.empty() : rule;
  }

  private static Optional<String> first(
      Map<String, List<Rule>> rules, List<String> words, String url, WebRequest request) {
    return words.stream()
        .distinct()
        .flatMap(word -> rules.getOrDefault(word, List.of()).stream())
        .filter(rule -> rule.matches(url, request))
        .map(Rule::text)
        .findFirst();
  }

  private Optional<String> hostRule(String host) {
    String name = host;
    while (!hosts.contains(name)) {
      int dot = name.indexOf('.');
      if (dot < 0) {
        return Optional.empty();
      }
      name = name.substring(dot + 1);
    }
    return Optional.of(name);
  }

  private static Optional<Rule> rule(String rule, String text) {
    int dollar = rule.lastIndexOf('$');
    String pattern = dollar < 0 ? rule : rule.substring(0, dollar);
    Optional<Boolean> isThird = Optional.empty();
    List<String> in = new ArrayList<>();
    List<String> notIn = new ArrayList<>();
    for (String option : dollar < 0 ? new String[0] : rule.substring(dollar + 1).split(",")) {
      switch (option) {
        case "third-party" -> isThird = Optional.of(true);
        case "~third-party" -> isThird = Optional.of(false);
        case "script", "image", "stylesheet", "xmlhttprequest", "subdocument", "important" -> {}
        default -> {
          if (!option.startsWith("domain=")) {
            return Optional.empty();
          }
          for (String domain : option.substring(7).split("\\|")) {
            (domain.startsWith("~") ? notIn : in).add(domain.replaceFirst("^~", ""));
          }
        }
      }
    }
    boolean isRegex = pattern.length() > 2 && pattern.startsWith("/") && pattern.endsWith("/");
    return isRegex || pattern.length() < 3 // a foreign regex may take for ever, a stub hits all
        ? Optional.empty()
        : Optional.of(new Rule(text, Glob.parse(pattern), isThird, new Domains(in, notIn)));
  }
}
