import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The AOT caches of a folder, each made by a training run with the Java linked into it. */
final class Caches {
  static final List<String> FACES = List.of("short", "terminal", "server", "desktop");

  /** On a busy machine it takes ten seconds; a build never waits for a training that hangs. */
  private static final int SECONDS = 180;

  private final Path folder;
  private final Path java;
  private final Path logs;

  /** {@code java} makes and later uses the caches; what a training says is kept in {@code logs}. */
  Caches(Path folder, Path java, Path logs) {
    this.folder = folder;
    this.java = java;
    this.logs = logs;
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
      script.append(".aot\" ").append(String.join(" ", Faces.COMMON));
      script.append(' ').append(String.join(" ", Faces.trainingOf(face)));
      for (String option : new Faces(folder.resolve("lib"), "$home").of(face)) {
        script.append(" \"").append(option).append('"');
      }
      script.append(" sextant.app.AotTraining ").append(face).append(" </dev/null >/dev/null\n");
    }
    return script.toString();
  }

  /** Makes the cache of one face; false where none could be made, which the build then tells. */
  boolean train(String face) throws Exception {
    Path cache = folder.resolve(face + ".aot");
    Files.deleteIfExists(cache);
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.add("-XX:AOTCacheOutput=" + cache);
    command.addAll(Faces.COMMON);
    command.addAll(Faces.trainingOf(face));
    command.addAll(new Faces(folder.resolve("lib"), folder.toString()).of(face));
    command.addAll(List.of("sextant.app.AotTraining", face));
    Path log = logs.resolve(face + "-training.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    process.getOutputStream().close();
    boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    if (ended && process.exitValue() == 0 && Files.exists(cache)) {
      return true;
    }
    Files.deleteIfExists(cache);
    System.err.println("no AOT cache for the " + face + ", it starts without; see " + log);
    return false;
  }
}
