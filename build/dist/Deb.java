import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * A package for Debian and its relatives: the folder under /usr/lib/sextant, and where the system
 * looks for things. The texts are in {@code build/dist/debian}.
 */
final class Deb {
  private final Path texts;
  private final Path root;
  private final Path folder;
  private final String version;

  Deb(Path root, Path folder, String version) {
    this.root = root;
    this.texts = root.resolve("build/dist/debian");
    this.folder = folder;
    this.version = version.replace('-', '~'); // 0.1.0~dev is older than 0.1.0 for dpkg
  }

  void make(Variant variant, Path target) throws Exception {
    Path tree = target.resolve(variant.packageName() + "-deb");
    Files.createDirectories(tree.resolve("usr/lib"));
    Commands.run("cp", "-a", folder.toString(), tree.resolve("usr/lib/sextant").toString());
    link(tree.resolve("usr/bin/sextant"), "../lib/sextant/bin/sextant");
    share(tree, variant);
    control(tree, variant);
    settle(tree);
    String processor = System.getProperty("os.arch").equals("amd64") ? "amd64" : "arm64";
    Path file = target.resolve(variant.packageName() + "_" + version + "_" + processor + ".deb");
    // SOURCE_DATE_EPOCH clamps the times, so that the same build gives the same bytes.
    Commands.run(
        "env",
        "SOURCE_DATE_EPOCH=" + Distribution.TIME.getEpochSecond(),
        "dpkg-deb",
        "--root-owner-group",
        "-Zgzip",
        "--build",
        tree.toString(),
        file.toString());
    Commands.delete(tree);
  }

  private void share(Path tree, Variant variant) throws Exception {
    Path share = tree.resolve("usr/share");
    Path own = folder.resolve("share");
    copyTree(own.resolve("man"), share.resolve("man"));
    copy(
        own.resolve("completions/sextant.bash"),
        share.resolve("bash-completion/completions/sextant"));
    copy(own.resolve("completions/sextant.zsh"), share.resolve("zsh/vendor-completions/_sextant"));
    copy(
        own.resolve("completions/sextant.fish"),
        share.resolve("fish/vendor_completions.d/sextant.fish"));
    String unit =
        Files.readString(root.resolve("docs/systemd/sextant-chat.service"))
            .replaceAll("(?m)^#.*\n", "")
            .replace("/opt/sextant/sextant", "/usr/bin/sextant");
    write(tree.resolve("usr/lib/systemd/system/sextant-chat.service"), unit);
    String config = Commands.output(folder.resolve("bin/sextant").toString(), "chat", "config");
    write(tree.resolve("etc/sextant/chat.toml"), config);
    copy(texts.resolve("copyright"), share.resolve("doc/" + variant.packageName() + "/copyright"));
    if (variant == Variant.FULL) {
      copy(texts.resolve("sextant.desktop"), share.resolve("applications/sextant.desktop"));
      copy(own.resolve("sextant.svg"), share.resolve("icons/hicolor/scalable/apps/sextant.svg"));
    }
  }

  private void control(Path tree, Variant variant) throws IOException {
    Path control = Files.createDirectories(tree.resolve("DEBIAN"));
    String processor = System.getProperty("os.arch").equals("amd64") ? "amd64" : "arm64";
    long size;
    try (Stream<Path> all = Files.walk(tree)) {
      size = all.filter(Files::isRegularFile).mapToLong(p -> p.toFile().length()).sum() >> 10;
    }
    write(
        control.resolve("control"),
        Files.readString(texts.resolve(variant.packageName() + ".control"))
            .replace("@VERSION@", version)
            .replace("@PROCESSOR@", processor)
            .replace("@SIZE@", Long.toString(size)));
    for (String script : List.of("config", "postinst", "prerm", "postrm")) {
      copy(texts.resolve(script), control.resolve(script));
      executable(control.resolve(script));
    }
    copy(texts.resolve("templates"), control.resolve("templates"));
    write(control.resolve("conffiles"), "/etc/sextant/chat.toml\n");
  }

  private static void link(Path link, String target) throws IOException {
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to);
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void settle(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path each : all.filter(p -> !Files.isSymbolicLink(p)).toList()) {
        Files.setLastModifiedTime(each, FileTime.from(Distribution.TIME));
      }
    }
  }
}
