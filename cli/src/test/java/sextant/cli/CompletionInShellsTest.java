package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.words.Language;

/** The scripts do their work in the shells they are for, where these are installed. */
class CompletionInShellsTest {
  @TempDir private Path folder = Path.of("");

  private Path script(CompletionCommand.Shell shell) throws Exception {
    return Files.writeString(
        folder.resolve("completion"), new Completion(Language.ENGLISH).script(shell));
  }

  private static boolean isInstalled(String program) {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private List<String> run(String... command) throws Exception {
    assumeTrue(isInstalled(command[0]), command[0] + " is not installed");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said.lines().map(String::strip).toList();
  }

  @Test
  void bashOffersCommandsAndOptions() throws Exception {
    String ask =
        """
        source %s
        function=$(complete -p sextant | sed 's/.*-F \\([^ ]*\\).*/\\1/')
        ask() {
          COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
          "$function"; printf '%%s\\n' "${COMPREPLY[@]}"
        }
        ask sextant ta; ask sextant talk ser; ask sextant talk serve --mo
        """
            .formatted(script(CompletionCommand.Shell.BASH));
    assertThat(run("bash", "--norc", "-c", ask)).contains("talk", "serve", "--mode");
  }

  @Test
  void zshTakesTheScriptWithoutComplaint() throws Exception {
    String ask =
        "autoload -U +X compinit && compinit -u -D; source "
            + script(CompletionCommand.Shell.ZSH)
            + "; print -r -- ${_comps[sextant]}";
    assertThat(run("zsh", "-f", "-c", ask)).containsExactly("_sextant");
  }

  @Test
  void zshOffersCommandsOptionsAndValuesFromAFolderOfItsFunctions() throws Exception {
    Files.move(script(CompletionCommand.Shell.ZSH), folder.resolve("_sextant"));
    // each Tab completes the only thing that fits; what the terminal shows then is read
    String ask =
        """
        zmodload zsh/zpty
        ask() {
          zpty shell zsh -f -i
          zpty -w shell "fpath=(%s \\$fpath); autoload -U compinit; compinit -u -D; print re''ady"
          zpty -r -m shell seen '*ready*'
          zpty -n -w shell "$1"$'\t'
          zpty -r -m shell seen "*$2*" && print -r -- "$2"
          zpty -d shell
        }
        ask 'sextant chec' checksum; ask 'sextant talk serve --mo' --mode
        ask 'sextant talk serve --mode char' chargen
        """
            .formatted(folder);
    assertThat(run("zsh", "-f", "-c", ask)).contains("checksum", "--mode", "chargen");
  }

  @Test
  void fishOffersCommandsOptionsAndValues() throws Exception {
    String ask =
        "source "
            + script(CompletionCommand.Shell.FISH)
            + "; complete -C 'sextant ta'; complete -C 'sextant talk serve --mo';"
            + " complete -C 'sextant talk serve --mode ec'";
    assertThat(run("fish", "--no-config", "-c", ask))
        .anyMatch(line -> line.startsWith("talk\t"))
        .anyMatch(line -> line.startsWith("--mode\t"))
        .anyMatch(line -> line.startsWith("echo"));
  }
}
