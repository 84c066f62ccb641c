import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The AOT caches of a folder, each made by a training run with the Java linked into it. */
final class Caches {
  static final List<String> COMMON =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "--sun-misc-unsafe-memory-access=allow");

  private static final List<String> SHORT =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");

  private static final int SECONDS = 180;

  private final Path folder;

  Caches(Path folder) {
    this.folder = folder;
  }

  void train(Variant variant) throws Exception {
    if (variant == Variant.FULL) {
      train("short", SHORT);
      train("terminal", List.of());
      train("server", List.of());
      train("desktop", List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
    }
  }

  /**
   * The script that makes the caches where the folder lies: the server's archive comes without
   * them, because they would be a fifth of it.
   */
  String script() throws Exception {
    StringBuilder script =
        new StringBuilder("#!/bin/sh\n# Makes the start faster: run once.\nset -u\n");
    script.append("home=$(CDPATH='' cd -- \"${0%/*}/..\" && pwd -P) || exit 1\n");
    for (String face : List.of("short", "terminal", "server")) {
      script.append("\"$home/runtime/bin/java\" -XX:AOTCacheOutput=\"$home/").append(face);
      script.append(".aot\" ").append(String.join(" ", COMMON));
      if (face.equals("short")) {
        script.append(' ').append(String.join(" ", SHORT));
      }
      for (String option : new Faces(folder.resolve("lib"), "$home").of(face)) {
        script.append(" \"").append(option).append('"');
      }
      script.append(" sextant.app.AotTraining ").append(face).append(" </dev/null >/dev/null\n");
    }
    return script.toString();
  }

  private void train(String face, List<String> more) throws Exception {
    Path cache = folder.resolve(face + ".aot");
    List<String> command = new ArrayList<>();
    command.add(folder.resolve("runtime/bin/java").toString());
    command.add("-XX:AOTCacheOutput=" + cache);
    command.addAll(COMMON);
    command.addAll(more);
    command.addAll(new Faces(folder.resolve("lib"), folder.toString()).of(face));
    command.addAll(List.of("sextant.app.AotTraining", face));
    Path log = folder.resolveSibling(folder.getFileName() + "-" + face + "-training.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || !Files.exists(cache)) {
      process.destroyForcibly().waitFor();
      Files.deleteIfExists(cache);
      System.err.println("no AOT cache for " + face + ", it starts without; see " + log);
    }
  }
}
