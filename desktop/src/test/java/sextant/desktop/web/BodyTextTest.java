package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BodyTextTest {
  private static final Charset CHINESE = Charset.forName("GB18030");

  @Test
  void aBodyIsReadInTheCharsetItsServerOrItsFirstLinesName() {
    assertThat(BodyText.of("中文".getBytes(CHINESE), "text/html; charset=gb2312")).hasValue("中文");
    String page = "<!doctype html><meta charset=\"gbk\"><title>中文</title>";
    assertThat(BodyText.of(page.getBytes(CHINESE), "text/html")).hasValue(page);
    String xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>é</a>";
    assertThat(BodyText.of(xml.getBytes(StandardCharsets.ISO_8859_1), "")).hasValue(xml);
    assertThat(BodyText.of("\uFEFFa".getBytes(StandardCharsets.UTF_16LE), "")).hasValue("a");
    assertThat(BodyText.of("中".getBytes(StandardCharsets.UTF_8), "")).hasValue("中");
    assertThat(
            BodyText.of(
                "é.".getBytes(StandardCharsets.ISO_8859_1), "", StandardCharsets.ISO_8859_1))
        .isEqualTo("é.");
  }

  @Test
  void aBodyCutInTheMiddleOfACharacterIsTextAndBytesAreNone() {
    byte[] cut = Arrays.copyOf("中文".getBytes(StandardCharsets.UTF_8), 5);
    assertThat(BodyText.of(cut, "text/plain")).hasValue("中");
    assertThat(BodyText.of(new byte[] {'P', 'K', 3, 4, 0, 0}, "")).isEmpty();
    assertThat(BodyText.of(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, "")).isEmpty();
    assertThat(BodyText.of("a".getBytes(StandardCharsets.UTF_8), "text/html; charset=no-such"))
        .hasValue("a");
  }
}
