import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bill of materials of one variant (CycloneDX): what Maven's plugin wrote for the whole build,
 * without what this variant leaves out, with the Java that is linked into it.
 */
final class Bill {
  private static final Pattern LIST =
      Pattern.compile("(?s)(\n  \"(components|dependencies)\" : \\[\n)(.*?)\n  \\]");
  private static final Pattern NAMED =
      Pattern.compile("(?s)\n      \"name\" : \"([^\"]*)\",\n      \"version\" : \"([^\"]*)\"");
  private static final Pattern REFERENCE = Pattern.compile("\"(?:bom-)?ref\" : \"([^\"]*)\"");
  private static final Pattern NEEDS = Pattern.compile("(?s)\"dependsOn\" : \\[(.*?)\\]");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern SERIAL = Pattern.compile("urn:uuid:[0-9a-f-]{36}");

  private final String whole;
  private final Variant variant;
  private final Set<String> jars;

  private Bill(String whole, Variant variant, Set<String> jars) {
    this.whole = whole;
    this.variant = variant;
    this.jars = jars;
  }

  /** Reads the bill of the build; {@code lib} has the jars of the variant. */
  static String of(Path bill, Variant variant, Path lib) throws Exception {
    try (Stream<Path> all = Files.list(lib)) {
      Set<String> jars = all.map(jar -> jar.getFileName().toString()).collect(Collectors.toSet());
      return new Bill(Files.readString(bill), variant, jars).text();
    }
  }

  private String text() {
    Set<String> references = new LinkedHashSet<>();
    references.add(reference(whole.substring(whole.indexOf("\n    \"component\" : {"))));
    List<String> components = new ArrayList<>();
    for (String each : items("components")) {
      if (isInside(each)) {
        components.add(withRightLicence(each));
        references.add(reference(each));
      }
    }
    components.add(java());
    List<String> dependencies = new ArrayList<>();
    for (String each : items("dependencies")) {
      if (references.contains(reference(each))) {
        dependencies.add(among(each, references));
      }
    }
    String text = replaced(replaced(whole, "components", components), "dependencies", dependencies);
    UUID serial = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    return SERIAL.matcher(text).replaceFirst("urn:uuid:" + serial);
  }

  private boolean isInside(String component) {
    Matcher named = NAMED.matcher(component);
    if (!named.find()) {
      throw new IllegalStateException("a component without a name: " + component);
    }
    return component.contains("/org.openjfx/") // part of the linked Java
        ? variant == Variant.FULL
        : jars.contains(named.group(1) + "-" + named.group(2) + ".jar");
  }

  /** JLine's pom says "The BSD License", which the plugin takes for the one with four clauses. */
  private static String withRightLicence(String component) {
    return component.contains("\"name\" : \"jline\"")
        ? component.replace("BSD-4-Clause", "BSD-3-Clause")
        : component;
  }

  private static String java() {
    return """
    {
      "type" : "platform",
      "bom-ref" : "java",
      "publisher" : "%s",
      "name" : "OpenJDK",
      "version" : "%s",
      "licenses" : [
        {
          "license" : {
            "id" : "GPL-2.0-with-classpath-exception"
          }
        }
      ]
    }\
    """
        .formatted(System.getProperty("java.vendor"), System.getProperty("java.runtime.version"))
        .indent(4)
        .stripTrailing();
  }

  private static String among(String dependency, Set<String> references) {
    Matcher needs = NEEDS.matcher(dependency);
    if (!needs.find()) {
      return dependency;
    }
    String kept =
        QUOTED
            .matcher(needs.group(1))
            .results()
            .filter(each -> references.contains(each.group(1)))
            .map(each -> "\n        " + each.group())
            .collect(Collectors.joining(","));
    String list = kept.isEmpty() ? " " : kept + "\n      ";
    return needs.replaceFirst(Matcher.quoteReplacement("\"dependsOn\" : [" + list + "]"));
  }

  private static String reference(String item) {
    Matcher reference = REFERENCE.matcher(item);
    if (!reference.find()) {
      throw new IllegalStateException("nothing to refer to: " + item);
    }
    return reference.group(1);
  }

  private List<String> items(String list) {
    return List.of(found(whole, list).group(3).split("(?<=\n    \\}),\n"));
  }

  private static String replaced(String text, String list, List<String> items) {
    Matcher found = found(text, list);
    return text.substring(0, found.start(3))
        + String.join(",\n", items)
        + text.substring(found.end(3));
  }

  private static Matcher found(String text, String list) {
    Matcher found = LIST.matcher(text);
    while (found.find()) {
      if (found.group(2).equals(list)) {
        return found;
      }
    }
    throw new IllegalStateException("the bill has no " + list);
  }
}
