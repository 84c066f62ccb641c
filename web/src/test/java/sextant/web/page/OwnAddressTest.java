package sextant.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sextant.words.Language;

class OwnAddressTest {
  @Test
  void whatIsWrittenIsReadAgain() {
    OwnAddress address =
        OwnAddress.of("history")
            .with("delete", "https://a.example/?a=b&c=d e+f%20#x")
            .with("q", "");
    assertThat(OwnAddress.parse(address.toString())).contains(address);
    assertThat(OwnAddress.parse("SEXTANT://History/?q=a+b&q=c#top"))
        .contains(OwnAddress.of("history").with("q", "a b"));
  }

  @Test
  void whatIsNotOursIsNotRead() {
    for (String text :
        new String[] {
          "",
          "https://a.example/",
          "sextant",
          "sextant:",
          "sextant:a/b",
          "sextant:../x",
          "sextant:a?" + "x=1&".repeat(10_000)
        }) {
      assertThat(OwnAddress.parse(text)).as(text).isEmpty();
    }
    assertThat(OwnAddress.parse("sextant:a?%ZZ=%ZZ&&=&x").orElseThrow().parameters())
        .containsOnlyKeys("%ZZ");
  }

  @Test
  void onlyTheKeyOfThisRunMayChange() {
    var style = new PageStyle(Language.ENGLISH, false, "secret");
    OwnAddress ours = OwnAddress.parse(style.action("forget", "since", "ever")).orElseThrow();
    assertThat(ours.mayChange("secret")).isTrue();
    assertThat(ours.mayChange("other")).isFalse();
    assertThat(OwnAddress.of("forget").mayChange("")).isFalse();
    assertThat(style.toString()).doesNotContain("secret");
  }
}
