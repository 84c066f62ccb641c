import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Turns the text files of a module into typed Java: {@code src/main/text/XText.properties} (English)
 * and {@code XText_zh.properties} become one class {@code XText} with a method per key. Run by Maven
 * in generate-sources; arguments: {@code TEXT_DIR OUTPUT_DIR PACKAGE}. Fails when the two languages
 * differ in keys or placeholders, so a missing translation never compiles.
 *
 * <p>A placeholder is {@code {name}}; {@code {count|peer|peers}} picks a word by whether the number
 * given for {@code count} is 1. {@code {{} writes a brace.
 */
final class Texts {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{}|\\{([a-z][A-Za-z0-9]*)(?:\\|([^|}]*)\\|([^|}]*))?}");
  private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]*");

  private final List<String> faults = new ArrayList<>();

  public static void main(String[] args) throws IOException {
    Path textDir = Path.of(args[0]);
    Path outputDir = Path.of(args[1]).resolve(args[2].replace('.', '/'));
    var texts = new Texts();
    try (var files = Files.list(textDir)) {
      for (Path english :
          files.filter(f -> f.toString().endsWith("Text.properties")).sorted().toList()) {
        texts.generate(english, outputDir, args[2]);
      }
    }
    texts.faults.forEach(System.err::println);
    System.exit(texts.faults.isEmpty() ? 0 : 1);
  }

  private void generate(Path english, Path outputDir, String packageName) throws IOException {
    String name = english.getFileName().toString().replace(".properties", "");
    Path chinese = english.resolveSibling(name + "_zh.properties");
    Map<String, String> en = load(english);
    Map<String, String> zh = load(chinese);
    compareKeys(chinese, en.keySet(), zh.keySet());
    compareKeys(english, zh.keySet(), en.keySet());
    var code = new StringBuilder();
    code.append("package ").append(packageName).append(";\n\n");
    code.append("import javax.annotation.processing.Generated;\n");
    code.append("import org.jspecify.annotations.NullMarked;\nimport sextant.words.Language;\n\n");
    code.append("/** The texts of ").append(name).append(" in both languages. */\n");
    code.append("@NullMarked\n@Generated(\"Texts\")\npublic final class ")
        .append(name)
        .append(" {\n");
    code.append("  private final boolean chinese;\n\n");
    code.append("  /** Speaks the given language. */\n");
    code.append("  public ").append(name).append("(Language language) {\n");
    code.append("    chinese = language == Language.CHINESE;\n  }\n");
    en.forEach((key, text) -> method(english, key, text, zh.getOrDefault(key, text), code));
    code.append("}\n");
    Files.createDirectories(outputDir);
    Path output = outputDir.resolve(name + ".java");
    if (!Files.exists(output) || !Files.readString(output).contentEquals(code)) {
      Files.writeString(output, code);
    }
  }

  private void method(Path file, String key, String en, String zh, StringBuilder code) {
    Set<String> names = names(en);
    if (!names.equals(names(zh))) {
      faults.add(file + ": " + key + ": placeholders differ: " + names + " and " + names(zh));
    }
    if (!KEY.matcher(key).matches()) {
      faults.add(file + ": " + key + ": not a method name");
    }
    List<String> parameters = names.stream().map(n -> "Object " + n).toList();
    code.append("\n  /** ").append(javadoc(en)).append(" */\n");
    code.append("  public String ").append(key).append('(');
    code.append(String.join(", ", parameters)).append(") {\n");
    code.append("    return chinese ? ").append(expression(zh)).append("\n        : ");
    code.append(expression(en)).append(";\n  }\n");
  }

  private static Set<String> names(String text) {
    var names = new LinkedHashSet<String>();
    PLACEHOLDER
        .matcher(text)
        .results()
        .filter(m -> m.group(1) != null)
        .forEach(m -> names.add(m.group(1)));
    return names;
  }

  private static String expression(String text) {
    var code = new StringBuilder("\"");
    var matcher = PLACEHOLDER.matcher(text);
    int from = 0;
    while (matcher.find()) {
      code.append(escape(text.substring(from, matcher.start())));
      from = matcher.end();
      if (matcher.group(1) == null) {
        code.append('{');
      } else if (matcher.group(2) == null) {
        code.append("\" + ").append(matcher.group(1)).append(" + \"");
      } else {
        code.append("\" + (\"1\".equals(String.valueOf(").append(matcher.group(1));
        code.append(")) ? \"").append(escape(matcher.group(2))).append("\" : \"");
        code.append(escape(matcher.group(3))).append("\") + \"");
      }
    }
    return code.append(escape(text.substring(from))).append('"').toString();
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\t", "\\t");
  }

  private static String javadoc(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("@", "&#64;")
        .replace("*/", "*&#47;")
        .replace("{", "&#123;")
        .replace("\n", " ")
        .replace("\\", "&#92;");
  }

  private void compareKeys(Path file, Set<String> wanted, Set<String> there) {
    wanted.stream()
        .filter(k -> !there.contains(k))
        .forEach(k -> faults.add(file + ": missing key " + k));
  }

  private static Map<String, String> load(Path file) throws IOException {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    var sorted = new TreeMap<String, String>();
    properties.forEach((k, v) -> sorted.put((String) k, (String) v));
    return sorted;
  }
}
