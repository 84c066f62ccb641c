package sextant.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is not asked for: hosts of a hosts file and the simple rules of EasyList ({@code ||host^},
 * {@code /path/part*}, {@code |https://…}, {@code @@} for exceptions, the options {@code
 * third-party} and {@code domain=}). Rules that hide elements or name other options are left out.
 * Immutable.
 */
public final class BlockList {
  /** Blocks nothing. */
  public static final BlockList NONE = BlockList.parse(List.of());

  private final Set<String> hosts;
  private final List<Rule> blocking;
  private final List<Rule> allowing;

  /** A rule with a pattern; the domains are those of the page, empty for any. */
  private record Rule(String text, Pattern pattern, Optional<Boolean> isThird, Domains domains) {
    private boolean matches(String url, WebRequest request) {
      boolean isThird = request.isCrossSite();
      return this.isThird.filter(wanted -> wanted != isThird).isEmpty()
          && domains.match(request)
          && pattern.matcher(url).find();
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
    this.blocking = blocking;
    this.allowing = allowing;
  }

  /** Reads the lines of a list; what is not understood blocks nothing. */
  public static BlockList parse(Collection<String> lines) {
    Set<String> hosts = new HashSet<>();
    List<Rule> blocking = new ArrayList<>();
    List<Rule> allowing = new ArrayList<>();
    for (String line : lines) {
      String rule = line.strip();
      if (rule.isEmpty() || rule.matches("[!#\\[].*") || rule.matches(".*#[@?$]?#.*")) {
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
    return hosts.size() + blocking.size() + allowing.size();
  }

  /**
   * The rule that forbids a request; empty when none does. What a person typed is never blocked.
   */
  public Optional<String> blocks(WebRequest request) {
    if (request.context().isNavigation()) {
      return Optional.empty();
    }
    String url = request.url().toString();
    Optional<String> rule =
        hostRule(request.url().host())
            .or(() ->
                blocking.stream().filter(r -> r.matches(url, request)).map(Rule::text).findFirst());
    boolean isAllowed = allowing.stream().anyMatch(r -> r.matches(url, request));
    return isAllowed ? Optional.empty() : rule;
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
        : Optional.of(new Rule(text, regex(pattern), isThird, new Domains(in, notIn)));
  }

  private static Pattern regex(String pattern) {
    var regex = new StringBuilder();
    String rest = pattern;
    if (rest.startsWith("||")) {
      regex.append("^[a-z]+://(?:[^/?#]*\\.)?");
      rest = rest.substring(2);
    } else if (rest.startsWith("|")) {
      regex.append('^');
      rest = rest.substring(1);
    }
    boolean isEnd = rest.endsWith("|");
    for (char c : (isEnd ? rest.substring(0, rest.length() - 1) : rest).toCharArray()) {
      switch (c) {
        case '*' -> regex.append(".*");
        case '^' -> regex.append("(?:[^\\w.%-]|$)");
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(
        regex.append(isEnd ? "$" : "").toString().replace(".*.*", ".*"), Pattern.CASE_INSENSITIVE);
  }
}
