package sextant.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxTest {
  private static final ModeSyntax MODES =
      new ModeSyntax("beI", "k", "l", "imnst", "qaohv", "~&@%+");

  @ParameterizedTest
  @CsvSource({
    "ASCII,Ann[],ann[]",
    "RFC1459,Ann[]\\^,ann{}|~",
    "RFC1459_STRICT,A[]\\^,a{}|^",
    "RFC8265,ÄRGER,ärger"
  })
  void foldsNames(CaseMapping mapping, String name, String folded) {
    assertThat(mapping.fold(name)).isEqualTo(folded);
    assertThat(mapping.same(name, folded)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "*,ann,true",
    "a?n,ann,true",
    "a*n,an,true",
    "a*b*c,axxbyyc,true",
    "a*b*c,axxbyy,false",
    "'',a,false",
    "*!*@*.org,a!b@irc.example.org,true",
    "\\*,*,true",
    "\\*,a,false",
    "a,'',false",
    "**,'',true"
  })
  void globs(String pattern, String text, boolean fits) {
    assertThat(new Glob(pattern).matches(text)).isEqualTo(fits);
  }

  @Test
  void aGlobOfManyStarsTakesNoExponentialTime() {
    assertThat(new Glob("*a".repeat(200) + "b").matches("a".repeat(400))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ann,ann!*@*",
    "ann!a,ann!a@*",
    "a@b,*!a@b",
    "@b,*!*@b",
    "*.org,*!*@*.org",
    "a!b@c,a!b@c",
    "::1,*!*@::1",
    "!,*!*@*"
  })
  void completesMasks(String text, String mask) {
    assertThat(Mask.complete(text).text()).isEqualTo(mask);
  }

  @Test
  void readsExtendedBans() {
    assertThat(Extban.parse("~a:ann")).contains(new Extban(false, 'a', "ann"));
    assertThat(Extban.parse("~!m:a!*@*")).contains(new Extban(true, 'm', "a!*@*"));
    assertThat(Extban.parse("~a")).contains(new Extban(false, 'a', ""));
    assertThat(Extban.parse("a!b@c")).isEmpty();
    assertThat(Extban.parse("a:ann")).contains(new Extban(false, 'a', "ann"));
    assertThat(new Extban(false, 'a', "ann")).hasToString("a:ann");
    assertThat(Extban.parse("~")).isEmpty();
    assertThat(Extban.parse("~!")).isEmpty();
    assertThat(Extban.parse("~ab!c@d")).isEmpty();
  }

  @Test
  void modesTakeTheirParametersInOrder() {
    assertThat(MODES.parse(List.of("+ok-lv", "ann", "key", "bob")))
        .containsExactly(
            new ModeChange(true, 'o', "ann"),
            new ModeChange(true, 'k', "key"),
            new ModeChange(false, 'l', ""),
            new ModeChange(false, 'v', "bob"));
    assertThat(MODES.parse(List.of("b"))).containsExactly(new ModeChange(true, 'b', ""));
  }

  @Test
  void modesAreWrittenWithOneSignForANeighbourhood() {
    List<ModeChange> changes =
        List.of(
            new ModeChange(true, 'o', "ann"),
            new ModeChange(true, 'n', ""),
            new ModeChange(false, 'k', "x"));
    assertThat(ModeSyntax.format(changes)).containsExactly("+on-k", "ann", "x");
  }

  @Test
  void modeSyntaxComesBackFromItsIsupportValues() {
    assertThat(ModeSyntax.ofIsupport(MODES.chanmodes(), MODES.prefix())).isEqualTo(MODES);
    assertThat(ModeSyntax.ofIsupport("", "(ov)@").prefixModes()).isEmpty();
  }

  @Test
  void isupportValuesAreEscapedAndCanBeTakenBack() {
    assertThat(Isupport.format("NETWORK", "My Net=\\")).isEqualTo("NETWORK=My\\x20Net\\x3D\\x5C");
    Map<String, String> known =
        Isupport.parse(List.of("A=1", "NETWORK=My\\x20Net\\x3D\\x5C", "B", "-A", "C=\\xZZ", "=x"));
    assertThat(known).isEqualTo(Map.of("NETWORK", "My Net=\\", "B", "", "C", "\\xZZ"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann", "[a]", "_", "a1", "`x|", "小明"})
  void nicks(String nick) {
    assertThat(Names.isNick(nick, 32, true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1a",
        "#a",
        "a b",
        "a!b",
        "a@b",
        "a.b",
        "a*",
        "~a",
        "-a",
        "a,b",
        ":a",
        "$a",
        "a\u0007",
        "a\u200bb",
        "abcdefghijklmnopqrstuvwxyzabcdefg"
      })
  void notNicks(String nick) {
    assertThat(Names.isNick(nick, 32, true)).isFalse();
  }

  @Test
  void rooms() {
    assertThat(Names.isRoom("#lobby", 64)).isTrue();
    assertThat(Names.isRoom("#大厅", 64)).isTrue();
    for (String bad :
        List.of("", "#", "lobby", "#a b", "#a,b", "#a\u0007", "#a\u3000b", "#" + "a".repeat(64))) {
      assertThat(Names.isRoom(bad, 64)).as(bad).isFalse();
    }
  }

  @Test
  void truncatesBetweenCharacters() {
    assertThat(Names.truncate("a小b", 3)).isEqualTo("a");
    assertThat(Names.truncate("a小b", 4)).isEqualTo("a小");
    assertThat(Names.truncate("😀", 3)).isEmpty();
    assertThat(Names.utf8Length("a小😀")).isEqualTo(8);
  }

  @Test
  void timesComeBack() {
    assertThat(ServerTime.format(1_700_000_000_007L)).isEqualTo("2023-11-14T22:13:20.007Z");
    assertThat(ServerTime.parse("2023-11-14T22:13:20.007Z")).contains(1_700_000_000_007L);
    assertThat(ServerTime.parse("yesterday")).isEmpty();
    assertThat(ServerTime.parse("+999999999-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void formattingFallsIntoSpans() {
    List<Formatting.Span> spans =
        Formatting.spans("a\u0002b\u000304,12c\u0003d\u000fe\u0004ff0000f");
    assertThat(spans)
        .extracting(Formatting.Span::text)
        .containsExactly("a", "b", "c", "d", "e", "f");
    assertThat(spans.get(2).style().bold()).isTrue();
    assertThat(spans.get(2).style().foreground()).isEqualTo(4);
    assertThat(spans.get(2).style().background()).isEqualTo(12);
    assertThat(spans.get(3).style().foreground()).isEqualTo(-1);
    assertThat(spans.get(4).style()).isEqualTo(Formatting.Style.PLAIN);
    assertThat(spans.get(5).style().foreground()).isEqualTo(0x1ff0000);
    assertThat(Formatting.strip("\u00031,x\u0002")).isEqualTo(",x");
  }

  @Test
  void capabilitiesHaveValuesAndMinus() {
    assertThat(Capability.parse(" sasl=PLAIN,EXTERNAL -away-notify  batch"))
        .containsExactly(
            new Capability("sasl", "PLAIN,EXTERNAL", false),
            new Capability("away-notify", "", true),
            new Capability("batch", "", false));
  }

  @Test
  void sourcesHaveThreeParts() {
    assertThat(Source.parse("a!b@c")).isEqualTo(new Source("a", "b", "c"));
    assertThat(Source.parse("irc.example")).isEqualTo(new Source("irc.example", "", ""));
    assertThat(Source.parse("a!b@c")).hasToString("a!b@c");
  }

  @Test
  void numericsHaveThreeDigits() {
    assertThat(Numeric.RPL_WELCOME.text()).isEqualTo("001");
    assertThat(Numeric.ofCommand("433")).contains(Numeric.ERR_NICKNAMEINUSE);
    assertThat(Numeric.ofCommand("999")).isEmpty();
    assertThat(Numeric.ERR_NICKNAMEINUSE.isError()).isTrue();
  }
}
