import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The AOT caches of a folder, each made by a training run with the Java linked into it. */
final class Caches {
  static final List<String> FACES = List.of("short", "terminal", "server", "desktop");

  /** On a busy machine it takes ten seconds; a build never waits for a training that hangs. */
  private static final int SECONDS = 180;

  private static final String SCRIPT =
      """
      #!/bin/sh
      # Makes the start faster: run once. What a training says is shown only where it fails.
      set -u
      home=$(CDPATH='' cd -- "${0%/*}/.." && pwd -P) || exit 1
      failed=0
      train() {
        face=$1
        shift
        rm -f "$home/$face.aot"
        if said=$("$home/runtime/bin/java" -XX:AOTCacheOutput="$home/$face.aot" "$@" \\
          sextant.app.AotTraining "$face" </dev/null 2>&1 >/dev/null) && [ -e "$home/$face.aot" ]; then
          return
        fi
        failed=1
        printf '%s\\n' "sextant-train: no cache for the $face, it starts without" "$said" >&2
      }
      """;

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
    StringBuilder script = new StringBuilder(SCRIPT);
    for (String face : List.of("short", "terminal", "server")) {
      script.append("train ").append(face).append(' ').append(String.join(" ", Faces.COMMON));
      script.append(' ').append(String.join(" ", Faces.trainingOf(face)));
      for (String option : new Faces(folder.resolve("lib"), "$home").of(face)) {
        script.append(" \"").append(option).append('"');
      }
      script.append('\n');
    }
    script.append("exit $failed\n");
    return script.toString();
  }

  /** Makes all caches, two at a time; returns the faces that have one now. */
  Set<String> train() throws Exception {
    Map<String, Future<Boolean>> trainings = new LinkedHashMap<>();
    Set<String> trained = new HashSet<>();
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      FACES.forEach(face -> trainings.put(face, two.submit(() -> train(face))));
      for (String face : FACES) {
        if (trainings.get(face).get()) {
          trained.add(face);
        }
      }
    }
    return trained;
  }

  /** Makes the cache of one face; false where none could be made, which the build then tells. */
  private boolean train(String face) throws Exception {
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
