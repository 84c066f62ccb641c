import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes what people install, from the run-time folder of a build: for each variant a self-contained
 * folder with a Java of its own, a {@code .tar.gz} and, where {@code dpkg-deb} is, a {@code .deb}.
 * Run by Maven in package with {@code -Pdist}; arguments: {@code ROOT APP_TARGET VERSION}.
 *
 * <p>The variants: {@code sextant}, and {@code sextant-server} without desktop, JavaFX and WebView.
 */
final class Distribution {
  /** The same as project.build.outputTimestamp; AOT caches remember the times of their files. */
  static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  private final Path root;
  private final Path built;
  private final Path target;
  private final String version;

  private Distribution(Path root, Path target, String version) {
    this.root = root;
    this.built = target.resolve("sextant");
    this.target = target.resolve("dist");
    this.version = version;
  }

  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]).toAbsolutePath().normalize();
    Path target = Path.of(args[1]).toAbsolutePath().normalize();
    new Distribution(root, target, args[2]).make();
  }

  private void make() throws Exception {
    Commands.delete(target);
    Files.createDirectories(target);
    for (Variant variant : Variant.values()) {
      Path folder = target.resolve(variant.packageName());
      fill(folder, variant);
      new Jlink(built.resolve("lib"), folder.resolve("runtime")).link(variant);
      Files.createDirectories(folder.resolve("bin"));
      Path launcher = folder.resolve("bin/sextant");
      Files.writeString(launcher, new Launcher(root, folder.resolve("lib"), variant).script());
      launcher.toFile().setExecutable(true, false);
      var caches = new Caches(folder, folder.resolve("runtime/bin/java"), target);
      if (variant == Variant.SERVER) {
        Path training = folder.resolve("bin/sextant-train");
        Files.writeString(training, caches.script());
        training.toFile().setExecutable(true, false);
      }
      manualAndCompletions(folder);
      settle(folder);
      if (variant == Variant.FULL) {
        caches.train();
      }
      settle(folder);
      Path archive =
          target.resolve(variant.packageName() + "-" + version + "-" + system() + ".tar.gz");
      tar(folder, archive);
      if (Commands.exists("dpkg-deb")) {
        new Deb(root, folder, version).make(variant, target);
      }
      report(folder, archive);
    }
  }

  static String system() {
    String os = System.getProperty("os.name").startsWith("Mac") ? "macos" : "linux";
    return os
        + "-"
        + System.getProperty("os.arch").replace("amd64", "x64").replace("aarch64", "arm64");
  }

  private void fill(Path folder, Variant variant) throws Exception {
    Files.createDirectories(folder.resolve("lib"));
    Files.createDirectories(folder.resolve("native"));
    try (Stream<Path> jars = Files.list(built.resolve("lib"))) {
      for (Path jar : jars.filter(j -> variant.wants(j.getFileName().toString())).toList()) {
        Path copy = folder.resolve("lib").resolve(jar.getFileName());
        if (jar.getFileName().toString().startsWith("sqlite-jdbc-")) {
          Jars.withoutNatives(jar, copy); // its library for this system lies beside the jars
        } else {
          Files.copy(jar, copy);
        }
      }
    }
    try (Stream<Path> libraries = Files.list(built.resolve("native"))) {
      for (Path library : libraries.toList()) {
        Files.copy(library, folder.resolve("native").resolve(library.getFileName()));
      }
    }
    for (String name : List.of("LICENSE", "README.md", "README.zh-CN.md", "CHANGELOG.md")) {
      Files.copy(root.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    Path bill = built.resolveSibling("bom.json");
    if (Files.exists(bill)) {
      Files.writeString(
          folder.resolve("sbom.cyclonedx.json"), Bill.of(bill, variant, folder.resolve("lib")));
    }
    Path share = Files.createDirectories(folder.resolve("share"));
    Files.copy(root.resolve("docs/pictures/sextant.svg"), share.resolve("sextant.svg"));
  }

  private void manualAndCompletions(Path folder) throws Exception {
    Path share = folder.resolve("share");
    Path java = folder.resolve("runtime/bin/java");
    String jars = String.join(":", Jars.all(folder.resolve("lib")));
    Commands.run(
        java.toString(), "-cp", jars, "sextant.app.ManualPages", share.resolve("man").toString());
    Path completions = Files.createDirectories(share.resolve("completions"));
    for (String shell : List.of("bash", "zsh", "fish")) {
      String script =
          Commands.output(java.toString(), "-cp", jars, "sextant.app.Main", "completion", shell);
      Files.writeString(completions.resolve("sextant." + shell), script);
    }
  }

  /** Gives every file the same time, which makes archives reproducible and caches portable. */
  private static void settle(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.filter(p -> !Files.isSymbolicLink(p)).toList()) {
        each.toFile().setWritable(true);
        Files.setLastModifiedTime(each, FileTime.from(TIME));
      }
    }
  }

  private static void tar(Path folder, Path archive) throws Exception {
    String tar = Commands.exists("gtar") ? "gtar" : "tar"; // GNU's, under its name elsewhere
    Commands.run(
        tar,
        "--sort=name",
        "--owner=0",
        "--group=0",
        "--numeric-owner",
        "--mtime=@" + TIME.getEpochSecond(),
        "--use-compress-program=gzip -9n",
        "-C",
        folder.getParent().toString(),
        "-cf",
        archive.toString(),
        folder.getFileName().toString());
  }

  private static void report(Path folder, Path archive) throws IOException {
    long bytes;
    try (Stream<Path> all = Files.walk(folder)) {
      bytes = all.filter(Files::isRegularFile).mapToLong(p -> p.toFile().length()).sum();
    }
    System.out.println(
        folder.getFileName()
            + ": folder "
            + (bytes >> 20)
            + " MB, "
            + archive.getFileName()
            + " "
            + (Files.size(archive) >> 20)
            + " MB");
  }
}
