package sextant.web.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The colours of own pages: WCAG 2.2, 1.4.3 for words, 1.4.11 for the frames of controls. */
class PageCssTest {
  private static final Pattern VARIABLE = Pattern.compile("--([a-z]+):(#[0-9a-f]{6})");

  private static Map<String, String> colours(String selector) {
    int from = PageCss.ALL.indexOf(selector + "{") + selector.length();
    Matcher one = VARIABLE.matcher(PageCss.ALL.substring(from, PageCss.ALL.indexOf('}', from)));
    Map<String, String> all = new HashMap<>(Map.of("white", "#ffffff"));
    while (one.find()) {
      all.put(one.group(1), one.group(2));
    }
    return all;
  }

  private static double contrast(Map<String, String> colours, String one, String other) {
    double a = luminance(requireNonNull(colours.get(one))) + 0.05;
    double b = luminance(requireNonNull(colours.get(other))) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int component) {
    double value = (component & 0xff) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  @Test
  void wordsAndFramesStandOutInBothThemes() {
    for (String selector : List.of("html", "html.dark")) {
      Map<String, String> colours = colours(selector);
      for (String ground : List.of("bg", "soft")) {
        for (String words : List.of("fg", "muted", "accent", "bad", "warn", "good")) {
          assertThat(contrast(colours, words, ground))
              .as(selector + " " + words + " on " + ground)
              .isGreaterThanOrEqualTo(4.5);
        }
        for (String control : List.of("edge", "strong")) {
          assertThat(contrast(colours, control, ground))
              .as(selector + " " + control + " on " + ground)
              .isGreaterThanOrEqualTo(3);
        }
      }
      assertThat(contrast(colours, "white", "strong")).isGreaterThanOrEqualTo(4.5);
    }
  }
}
