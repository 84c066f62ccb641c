package sextant.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageTest {
  @Test
  void readsTagsInEveryCommonForm() {
    assertThat(Language.ofTag("zh")).isEqualTo(Language.CHINESE);
    assertThat(Language.ofTag("zh_CN.UTF-8")).isEqualTo(Language.CHINESE);
    assertThat(Language.ofTag("ZH-Hans")).isEqualTo(Language.CHINESE);
    assertThat(Language.ofTag("zha")).isEqualTo(Language.ENGLISH);
    assertThat(Language.ofTag("C.UTF-8")).isEqualTo(Language.ENGLISH);
  }

  @Test
  void followsThePosixOrderAfterItsOwnVariable() {
    assertThat(Language.fromEnvironment(Map.of("LC_ALL", "zh_CN", "LANG", "en_US")))
        .isEqualTo(Language.CHINESE);
    assertThat(Language.fromEnvironment(Map.of("SEXTANT_LANG", "en", "LC_ALL", "zh_CN")))
        .isEqualTo(Language.ENGLISH);
    assertThat(Language.fromEnvironment(Map.of("LC_ALL", "", "LANG", "zh_CN")))
        .isEqualTo(Language.CHINESE);
    assertThat(Language.fromEnvironment(Map.of())).isEqualTo(Language.ENGLISH);
  }
}
