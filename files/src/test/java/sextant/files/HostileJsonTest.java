package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Offers in JSON that lie, are broken, or have no end. */
class HostileJsonTest extends HostilePort {
  private String prepare(String json) throws IOException {
    return Stranger.status(stranger.post("prepare-upload", json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "null",
        "{",
        "{}",
        "{\"info\":1,\"files\":{}}",
        "{\"files\":{}}",
        "{\"info\":{},\"files\":{}}",
        "{\"a\":1,\"a\":2}",
        "{} {}",
        "\"\"",
        "1e999999999",
        "{\"info\":{\"alias\":\"x\",\"fingerprint\":\"A\",\"port\":0,\"protocol\":\"http\"}}",
        "{\"info\":{\"alias\":\"x\",\"fingerprint\":\"A\",\"port\":99999,\"protocol\":\"http\"}}",
        "{\"info\":{\"alias\":\"x\",\"fingerprint\":\"A\",\"port\":1,\"protocol\":\"ftp\"}}",
        "{\"info\":{\"alias\":1,\"fingerprint\":\"A\",\"port\":1,\"protocol\":\"http\"}}",
        "{\"info\":{\"alias\":\"x\",\"fingerprint\":\"A\",\"port\":1,\"protocol\":\"http\",\"download\":null}}",
        "\ufeff{}",
        "{'info':1}",
        "{\"info\":/*x*/1}",
        "{\"\\ud800\":NaN}"
      })
  void whatIsNoOfferIsRefused(String json) throws IOException {
    assertThat(prepare(json)).isEqualTo("400");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{}]",
        "1",
        "\"x\"",
        "{}",
        "{\"0\":1}",
        "{\"0\":[]}",
        "{\"0\":{}}",
        "{\"0\":{\"size\":1,\"fileType\":\"a\"}}",
        "{\"0\":{\"fileName\":\"a\",\"fileType\":\"a\"}}",
        "{\"0\":{\"fileName\":\"a\",\"size\":1}}",
        "{\"0\":{\"fileName\":1,\"size\":1,\"fileType\":\"a\"}}",
        "{\"0\":{\"fileName\":[\"a\"],\"size\":1,\"fileType\":\"a\"}}",
        "{\"0\":{\"fileName\":null,\"size\":1,\"fileType\":\"a\"}}",
        "{\"0\":{\"fileName\":\"a\",\"size\":1,\"fileType\":7}}",
        "{\"0\":{\"fileName\":\"a\",\"fileName\":\"b\",\"size\":1,\"fileType\":\"a\"}}",
        "{\"0\":{\"fileName\":\"a\",\"size\":1,\"fileType\":\"a\"},\"0\":{\"fileName\":\"b\",\"size\":1,\"fileType\":\"a\"}}"
      })
  void filesThatCannotBeAreRefused(String files) throws IOException {
    assertThat(prepare("{" + Stranger.INFO + ",\"files\":" + files + "}")).isEqualTo("400");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "1.5",
        "\"1\"",
        "null",
        "9223372036854775807",
        "18446744073709551616",
        "1e400",
        "-0.0",
        "01",
        "[]",
        "{}",
        "true"
      })
  void sizesThatCannotBeAreRefused(String size) throws IOException {
    String file = "{\"id\":\"0\",\"fileName\":\"f\",\"size\":" + size + ",\"fileType\":\"a/b\"}";
    assertThat(prepare(Stranger.offer(file))).isEqualTo("400");
  }

  @Test
  void sizesWhoseSumIsTooLargeAreRefused() throws IOException {
    StringBuilder files = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      files.append(i == 0 ? "" : ",").append('"').append(i).append("\":{\"fileName\":\"a\",");
      files.append("\"size\":1152921504606846976,\"fileType\":\"a\"}");
    }
    assertThat(prepare("{" + Stranger.INFO + ",\"files\":{" + files + "}}")).isEqualTo("400");
  }

  @Test
  void moreThanTheDiskHoldsIsRefused() throws IOException {
    String file = "{\"id\":\"0\",\"fileName\":\"f\",\"size\":1000000000000000,\"fileType\":\"a\"}";
    assertThat(prepare(Stranger.offer(file))).isEqualTo("507");
  }

  @Test
  void moreFilesThanAnybodyHasAreRefused() throws IOException {
    StringBuilder files = new StringBuilder();
    for (int i = 0; i <= 200_000; i++) {
      files.append(i == 0 ? "" : ",").append('"').append(i);
      files.append("\":{\"fileName\":\"a\",\"size\":1,\"fileType\":\"a\"}");
    }
    assertThat(prepare("{" + Stranger.INFO + ",\"files\":{" + files + "}}")).isEqualTo("400");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void jsonOfAHundredThousandLevelsIsCutOff(String level) throws IOException {
    assertThat(prepare("{\"a\":" + level.repeat(100_000))).isEqualTo("400");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000000000", "67108865", "999999999999999999"})
  void bodiesThatAreTooLongAreRefusedBeforeTheyCome(String length) throws IOException {
    String head = "POST " + Stranger.V2 + "prepare-upload HTTP/1.1\r\nHost: a\r\nContent-Length: ";
    assertThat(Stranger.status(stranger.say(head + length + "\r\n\r\n"))).isEqualTo("413");
  }

  @Test
  void aPreviewOfManyMegabytesIsRefused() throws IOException {
    String file = "{\"fileName\":\"a\",\"size\":1,\"fileType\":\"text/plain\",\"preview\":\"";
    assertThat(prepare(Stranger.offer(file + "a".repeat(17 << 20) + "\"}"))).isEqualTo("400");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-00-00T00:00:00Z",
        "9999-99-99T99:99:99Z",
        "+1000000000-12-31T23:59:59Z",
        "yesterday",
        "",
        "2026-01-01",
        "-5"
      })
  void timesThatCannotBeAreLeftOut(String time) throws Exception {
    String file =
        "{\"fileName\":\"f\",\"size\":1,\"fileType\":\"a\",\"metadata\":{\"modified\":\""
            + time
            + "\",\"accessed\":[1]}}";
    FileTime before = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(Stranger.status(stranger.post(stranger.prepared(file), new byte[] {'x'})))
        .isEqualTo("200");
    assertThat(Files.getLastModifiedTime(pair.in.resolve("f"))).isGreaterThan(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"})
  void timesFarAwayDoNotStopAFile(String time) throws Exception {
    String file =
        "{\"fileName\":\"f\",\"size\":1,\"fileType\":\"a\",\"metadata\":{\"modified\":\""
            + time
            + "\"}}";
    assertThat(Stranger.status(stranger.post(stranger.prepared(file), new byte[] {'x'})))
        .isEqualTo("200");
    assertThat(pair.in.resolve("f")).hasContent("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"id\":\"another\",",
        "\"id\":7,",
        "\"__proto__\":{\"size\":0},",
        "\"constructor\":null,",
        "\"metadata\":null,",
        "\"metadata\":[[[]]],",
        "\"sha256\":null,",
        "\"unknown\":{\"deep\":[1,2,{}]},"
      })
  void fieldsThatNobodyKnowsChangeNothing(String field) throws Exception {
    String file = "{" + field + "\"fileName\":\"f\",\"size\":1,\"fileType\":\"a\"}";
    assertThat(Stranger.status(stranger.post(stranger.prepared(file), new byte[] {'x'})))
        .isEqualTo("200");
    assertThat(pair.in.resolve("f")).hasContent("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"toaster", "", "__proto__", "MOBILE"})
  void kindsOfDevicesThatNobodyKnowsAreDesktops(String kind) throws Exception {
    String info =
        "{\"alias\":\"x\",\"fingerprint\":\"A\",\"port\":1,\"protocol\":\"http\",\"deviceType\":\""
            + kind
            + "\"}";
    assertThat(Stranger.status(stranger.post("register", info))).isEqualTo("200");
  }
}
