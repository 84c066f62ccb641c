package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.web.WebRequest.Context;

class BlockListTest {
  private static boolean blocks(String rules, String url) throws IOException {
    return blocks(rules, url, "https://news.example/");
  }

  private static boolean blocks(String rules, String url, String page) throws IOException {
    WebRequest request = WebRequest.get(WebUrl.of(url)).with(Context.partOf(1, WebUrl.of(page)));
    return BlockList.parse(List.of(rules.split("\n"))).blocks(request).isPresent();
  }

  @Test
  void hostsAndEverythingBelowThemAreBlocked() throws IOException {
    String rules = "# comment\n0.0.0.0 ads.example\n127.0.0.1 localhost\n||track.example^";
    assertThat(blocks(rules, "https://ads.example/a.js")).isTrue();
    assertThat(blocks(rules, "https://eu.ads.example/a.js")).isTrue();
    assertThat(blocks(rules, "https://a.track.example/")).isTrue();
    assertThat(blocks(rules, "https://badads.example/a.js")).isFalse();
    assertThat(blocks(rules, "http://localhost/a.js")).isFalse();
  }

  @Test
  void patternsExceptionsAndOptionsHoldAsEasyListWritesThem() throws IOException {
    assertThat(blocks("/banner/*/img^", "https://a.example/banner/x/img?1")).isTrue();
    assertThat(blocks("/banner/*/img^", "https://a.example/banner/x/imgs")).isFalse();
    assertThat(blocks("|https://a.example/ad", "https://a.example/ads")).isTrue();
    assertThat(blocks("swf|", "https://a.example/x.swf?")).isFalse();
    assertThat(blocks("-ad.\n@@||good.example^", "https://good.example/x-ad.js")).isFalse();
    assertThat(blocks("/pix$third-party", "https://a.example/pix", "https://a.example/")).isFalse();
    assertThat(blocks("/pix$third-party", "https://a.example/pix")).isTrue();
    assertThat(blocks("/pix$domain=news.example|~x.news.example", "https://a.example/pix"))
        .isTrue();
    assertThat(blocks("/pix$domain=other.example", "https://a.example/pix")).isFalse();
    assertThat(blocks("example##.ad\n/pix$websocket,foo", "https://a.example/pix")).isFalse();
  }

  @Test
  void whatAPersonTypesIsNeverBlocked() throws IOException {
    BlockList list = BlockList.parse(List.of("ads.example"));
    assertThat(list.blocks(WebRequest.get(WebUrl.of("https://ads.example/")))).isEmpty();
  }

  @Test
  void partsStandInOrderAndTheEndCountsAsASeparator() throws IOException {
    assertThat(blocks("/ad/*/x^", "https://a.example/ad/1/x")).isTrue();
    assertThat(blocks("/ad/*/x^|", "https://a.example/ad/1/x")).isTrue();
    assertThat(blocks("/x/*/ad", "https://a.example/ad/1/x/")).isFalse();
    assertThat(blocks("||ads.*/BANNER", "https://eu.ads.example/banner.png")).isTrue();
    assertThat(blocks("||ads.*/banner", "https://loads.example/banner.png")).isFalse();
    assertThat(blocks("||a.example/ads|", "https://a.example/ads?x")).isFalse();
    assertThat(blocks("xads/ads", "https://a.example/xads/ads2")).isTrue();
  }

  @Test
  void aHostileListCostsNoTime() throws IOException {
    String rule = "*a".repeat(400) + "*b";
    assertThat(blocks(rule, "https://a.example/" + "a".repeat(8_000))).isFalse();
  }

  @Test
  void amongAHundredThousandRulesTheOneIsFound() throws IOException {
    List<String> rules = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      rules.add("/banner" + i + "/ad.");
    }
    BlockList list = BlockList.parse(rules);
    WebRequest request =
        WebRequest.get(WebUrl.of("https://a.example/banner77777/ad.png"))
            .with(Context.partOf(1, WebUrl.of("https://b.example/")));
    assertThat(list.blocks(request)).contains("/banner77777/ad.");
    assertThat(list.size()).isEqualTo(100_000);
  }

  @Test
  void theBuiltInListBlocksTrackersAndNothingElse() throws IOException {
    BlockList list = BlockList.builtIn();
    Context page = Context.partOf(1, WebUrl.of("https://news.example/"));
    assertThat(list.blocks(WebRequest.get(WebUrl.of("https://x.doubleclick.net/a")).with(page)))
        .contains("doubleclick.net");
    assertThat(list.blocks(WebRequest.get(WebUrl.of("https://example.org/a")).with(page)))
        .isEmpty();
  }
}
