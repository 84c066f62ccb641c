package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.words.Language;
import sextant.words.Version;

class BugReportTest {
  @TempDir private Path directory = Path.of("");

  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @Test
  void aPersonReadsOneMessageAndTheDetailsAreInAFile() throws IOException {
    int exit = runIntoABug("talk", "--help");
    Path file = directory.resolve(BugReport.FILE);
    assertThat(exit).isEqualTo(Exit.FAILED);
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            sextant: this is a mistake in Sextant itself
              why: java.lang.AssertionError: bug: no columns
              try: please report it with the file %s, which holds the details
            """
                .formatted(file));
    assertThat(Files.readString(file))
        .startsWith(Version.LINE)
        .contains("sextant talk --help\n", "AssertionError: bug: no columns", "\tat sextant.cli.");
  }

  @Test
  void aProgramReadsTheSameAsOneObject() {
    runIntoABug("talk", "--help", "--json");
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .startsWith("{\"event\":\"error\",\"kind\":\"bug\",")
        .doesNotContain("\\tat ")
        .hasLineCount(1);
  }

  @Test
  void theDetailsHoldNoValuesOfTheCommandLine() throws IOException {
    BugReport report =
        new BugReport(new IllegalStateException("bug"), List.of("talk", "secret", "--pin=secret"));
    report.explain(Map.of("SEXTANT_HOME", directory.toString()), new CliText(Language.ENGLISH));
    assertThat(Files.readString(directory.resolve(BugReport.FILE)))
        .contains("sextant talk --pin\n")
        .doesNotContain("secret");
  }

  @Test
  void detailsThatCannotBeKeptAreShown() throws IOException {
    Path noFolder = Files.createFile(directory.resolve("file"));
    BugReport report = new BugReport(new IllegalStateException("bug"), List.of("ping"));
    assertThat(
            report
                .explain(Map.of("SEXTANT_HOME", noFolder.toString()), new CliText(Language.ENGLISH))
                .todo())
        .contains("IllegalStateException", "\tat sextant.cli.BugReportTest");
  }

  private int runIntoABug(String... words) {
    Screen broken =
        new Screen(
            false,
            true,
            false,
            () -> {
              throw new AssertionError("bug: no columns");
            });
    return Terminal.run(
        words,
        new Surroundings(
            InputStream.nullInputStream(),
            new ByteArrayOutputStream(),
            errors,
            Map.of("LANG", "C", "SEXTANT_HOME", directory.toString()),
            broken,
            new Interruption()));
  }
}
