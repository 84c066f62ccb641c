package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void everyCommandHasAPageInBothLanguages() throws IOException {
    Manual.write(folder);
    for (String name : new String[] {"sextant", "sextant-ping", "sextant-talk-serve"}) {
      assertThat(folder.resolve("man1/" + name + ".1")).exists();
      assertThat(folder.resolve("zh_CN/man1/" + name + ".1")).exists();
    }
    String page = Files.readString(folder.resolve("man1/sextant-ping.1"));
    assertThat(page).startsWith(".TH SEXTANT-PING 1").contains(".SH NAME\nsextant\\-ping \\- ");
    assertThat(page).contains(".B \\-c").contains("sextant ping");
  }

  @Test
  void noLineOfAPageIsTakenForARequestByMistake() throws IOException {
    Manual.write(folder);
    try (Stream<Path> pages = Files.walk(folder)) {
      for (Path page : pages.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readAllLines(page))
            .filteredOn(line -> line.startsWith(".") || line.startsWith("'"))
            .allMatch(line -> line.matches("\\.(TH .*|SH .*|B .*|TP|PP)"));
      }
    }
    assertThat(Manual.escaped(".so x")).startsWith("\\&");
  }
}
