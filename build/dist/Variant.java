import java.util.List;

/** What is packaged: everything, or what a server needs. */
enum Variant {
  FULL("sextant"),
  SERVER("sextant-server");

  private static final List<String> DESKTOP_ONLY =
      List.of("desktop-", "atlantafx-", "ikonli-", "jdk-jsobject-");

  private final String packageName;

  Variant(String packageName) {
    this.packageName = packageName;
  }

  String packageName() {
    return packageName;
  }

  /**
   * Whether a jar of the build belongs in {@code lib}; JavaFX is modules, or part of the linked
   * Java.
   */
  boolean wants(String jar) {
    return jar.endsWith(".jar")
        && !isJavaFx(jar)
        && (this == FULL || DESKTOP_ONLY.stream().noneMatch(jar::startsWith));
  }

  static boolean isJavaFx(String jar) {
    return jar.startsWith("javafx-");
  }
}
