package sextant.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void isTheOneOfTheParentPom() throws Exception {
    String pom = Files.readString(Path.of("..", "pom.xml"));
    assertThat(pom).contains("<version>" + Version.NUMBER + "</version>");
    assertThat(Version.LINE).isEqualTo("sextant " + Version.NUMBER);
  }
}
