package sextant.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.words.Language;

class ConfigFileTest {
  @Test
  void anEmptyFileIsTheUsualServer() throws Exception {
    assertThat(ConfigFile.parse(List.of("# nothing", ""))).isEqualTo(ChatConfig.usual());
  }

  @Test
  void readsTablesListenersAndOperators() throws Exception {
    ChatConfig config =
        ConfigFile.parse(
            """
            [server]
            name = "My.Little.Server" # as clients see it
            motd = ["one # not a comment", "two"]
            [limits]
            nick = 20
            [[listener]]
            port = 6667
            [[listener]]
            host = "::1"
            port = 6697
            tls = true
            [[operator]]
            name = "operuser"
            password = "operpassword"
            """
                .lines()
                .toList());
    assertThat(config.name()).isEqualTo("My.Little.Server");
    assertThat(config.motd()).containsExactly("one # not a comment", "two");
    assertThat(config.limits().nick()).isEqualTo(20);
    assertThat(config.listeners())
        .extracting(ChatConfig.Listener::tls)
        .containsExactly(false, true);
    assertThat(config.operators())
        .extracting(ChatConfig.Operator::name)
        .containsExactly("operuser");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nick = 3|line 2: unknown key server.nick",
        "name = 3|line 2: name must be a text in quotes",
        "name|line 2: expected a key, = and a value",
        "name = \"x|line 2: a text without its closing quote",
        "name = x|line 2: expected a text in quotes, a number, true or false",
        "case-mapping = \"no\"|line 2: case-mapping is ascii, rfc1459, rfc1459-strict or rfc8265"
      })
  void tellsTheLineOfAMistake(String line, String message) {
    assertThatThrownBy(() -> ConfigFile.parse(List.of("[server]", line))).hasMessage(message);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theCommentedFileIsTheUsualServerInEveryLanguage(Language language) throws Exception {
    List<String> lines = ConfigFile.commented(language).lines().toList();
    assertThat(ConfigFile.parse(lines)).isEqualTo(ChatConfig.usual());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theExamplesInItsCommentsAreRight(Language language) throws Exception {
    List<String> lines =
        ConfigFile.commented(language)
            .lines()
            .map(line -> line.replaceFirst("^# (\\[|[a-z-]+ = )", "$1"))
            .toList();
    ChatConfig config = ConfigFile.parse(lines);
    assertThat(config.listeners()).hasSize(5);
    assertThat(config.offers().services()).hasSize(1);
    assertThat(config.operators()).hasSize(1);
    assertThat(config.cluster().members()).hasSize(3);
    assertThat(config.cluster().entrance())
        .isEqualTo(
            new ClusterConfig.Entrance(
                true, List.of("192.0.2.2:6800"), "192.0.2.1:6800", "irc1.example:6697"));
  }

  @Test
  void aGroupIsJoinedThroughServersOrLookedFor() throws Exception {
    ClusterConfig looked = ConfigFile.parse(List.of("[cluster]", "join = true")).cluster();
    assertThat(looked.joins()).isTrue();
    assertThat(looked.entrance().through()).isEmpty();
    assertThat(ConfigFile.parse(List.of("[cluster]", "join = false")).cluster().joins()).isFalse();
    assertThatThrownBy(() -> ConfigFile.parse(List.of("[cluster]", "join = [\"a b\"]")))
        .hasMessage("line 2: no HOST:PORT: a b");
    assertThatThrownBy(() -> ConfigFile.parse(List.of("[cluster]", "at = \"a:99999\"")))
        .hasMessage("line 2: no HOST:PORT: a:99999");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[[listener]]|port = 70000|line 2: port must be from 0 to 65535",
        "[[operator]]|name = \"a\"|line 2: an operator without a password",
        "[accounts]|always-on = \"never\"|line 2: always-on must be one of opt-in, opt-out, disabled",
        "[limits]|nick = -1|line 2: limits.nick must be from 0 to 1000000000"
      })
  void tellsTheLineOfAValueThatCannotBe(String table, String line, String message) {
    assertThatThrownBy(() -> ConfigFile.parse(List.of(table, line))).hasMessage(message);
  }
}
