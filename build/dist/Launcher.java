import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The script that starts a packaged folder from wherever it lies. Which face a command line gets is
 * decided by the functions of the checkout's own launcher, taken from it as they are.
 */
final class Launcher {
  private static final String HEAD =
      """
      #!/bin/sh
      # Starts Sextant from its folder, which may lie anywhere and brings its own Java.
      set -u
      self=$0
      case $self in */*) ;; *) self=$(command -v -- "$self") ;; esac
      while [ -L "$self" ]; do
        target=$(readlink "$self")
        case $target in /*) self=$target ;; *) self=${self%/*}/$target ;; esac
      done
      home=$(CDPATH='' cd -- "${self%/*}/.." && pwd -P) || exit 1
      java=$home/runtime/bin/java
      # The launcher that may open raw sockets, for those who are in its group.
      [ -x "$home/runtime/bin/java-raw" ] && java=$home/runtime/bin/java-raw

      """;

  private static final String CACHE =
      """
      case $face in
        desktop | server) named=$face ;;
        long | moving) named=terminal ;;
        *) named=$cache ;;
      esac
      aot=-XX:AOTCache=$home/$named.aot
      [ -r "$home/$named.aot" ] || aot=''
      """;

  private final Path root;
  private final Path lib;
  private final Variant variant;

  Launcher(Path root, Path lib, Variant variant) {
    this.root = root;
    this.lib = lib;
    this.variant = variant;
  }

  String script() throws Exception {
    String checkout = Files.readString(root.resolve("sextant"));
    StringBuilder script = new StringBuilder(HEAD);
    script
        .append(function(checkout, "choose_face"))
        .append(function(checkout, "hand_over_signals"));
    if (variant == Variant.SERVER) {
      script.append("# This variant has no window.\n");
    }
    script.append("choose_face \"$@\"\n");
    if (variant == Variant.SERVER) {
      script.append("[ \"$face\" != desktop ] || face=short\n[ $# -gt 0 ] || face=instant\n");
    }
    script.append("hand_over_signals \"$@\"\ncompiler='' heap=''\n" + CACHE + "case $face in\n");
    if (variant == Variant.FULL) {
      script.append("  desktop)\n    [ \"${1-}\" = desktop ] && shift\n");
      script.append("    exec \"$java\" ").append(options("desktop"));
      script.append(" sextant.app.DesktopMain \"$@\"\n    ;;\n");
    }
    script.append("  instant) exec \"$java\" -XX:TieredStopAtLevel=1 ").append(options("instant"));
    script.append(" sextant.app.Main \"$@\" ;;\n");
    script.append("  server) exec \"$java\" ").append(options("server"));
    script.append(" sextant.app.Main \"$@\" ;;\n");
    script.append(
        "  long) cache=terminal ;;\n  moving) cache=terminal heap='-Xms48m -Xmn24m' ;;\n");
    script.append(function(checkout, "compilers of commands"));
    script.append("esac\n# shellcheck disable=SC2086 # these are words or nothing\n");
    script.append("case $cache in\n");
    for (String face : List.of("short", "terminal")) {
      script.append("  ").append(face).append(") exec $shield \"$java\" $handed $compiler $heap ");
      script.append(options(face)).append(" sextant.app.Main \"$@\" ;;\n");
    }
    return script.append("esac\n").toString();
  }

  private String options(String face) throws Exception {
    StringBuilder words = new StringBuilder(String.join(" ", Faces.COMMON));
    if (!face.equals("instant")) {
      words.append(" ${aot:+\"$aot\"}"); // a folder may lack a cache, and start without
    }
    if (variant == Variant.SERVER && !face.equals("instant")) {
      words.append(" -Dsextant.window=none"); // the doctor says so
    }
    for (String option : new Faces(lib, "$home").of(face)) {
      words.append(" \"").append(option).append('"');
    }
    return words.toString();
  }

  /** A function of the checkout's launcher, or the part of it between two marks. */
  private static String function(String launcher, String name) {
    int start = launcher.indexOf("\n" + name + "() {");
    if (start >= 0) {
      return launcher.substring(start + 1, launcher.indexOf("\n}\n", start) + 3) + "\n";
    }
    String mark = "# begin: " + name + "\n";
    start = launcher.indexOf(mark);
    if (start < 0) {
      throw new IllegalStateException("the launcher has no " + name);
    }
    return launcher.substring(start + mark.length(), launcher.indexOf("  # end", start));
  }
}
