package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HarFileTest {
  @Test
  void anArchiveHasEveryFieldThatHar12Requires() throws IOException {
    WebProfile profile = WebProfile.inMemory();
    profile.traffic().keepingBodies();
    try (var server =
            TestServer.answering(asked -> TestServer.ok("hello", "Content-Type: text/plain"));
        var client = WebClient.open(profile, WebOptions.DEFAULT)) {
      WebRequest post =
          WebRequest.get(server.url("/a?b=c"))
              .with("POST", Optional.of(new RequestBody.OfBytes(new byte[] {'x'})));
      try (WebResponse response = client.fetch(post)) {
        response.body().readAllBytes();
      }
    }
    var bytes = new ByteArrayOutputStream();
    HarFile.write(profile.traffic().exchanges(), bytes);
    assertThat(paths(bytes.toByteArray()))
        .contains(
            "log.version",
            "log.creator.name",
            "log.creator.version",
            "log.entries.startedDateTime",
            "log.entries.time",
            "log.entries.request.method",
            "log.entries.request.url",
            "log.entries.request.httpVersion",
            "log.entries.request.cookies",
            "log.entries.request.headers.name",
            "log.entries.request.queryString.value",
            "log.entries.request.postData.text",
            "log.entries.request.headersSize",
            "log.entries.request.bodySize",
            "log.entries.response.status",
            "log.entries.response.statusText",
            "log.entries.response.httpVersion",
            "log.entries.response.cookies",
            "log.entries.response.headers",
            "log.entries.response.content.size",
            "log.entries.response.content.mimeType",
            "log.entries.response.content.text",
            "log.entries.response.redirectURL",
            "log.entries.response.headersSize",
            "log.entries.response.bodySize",
            "log.entries.cache",
            "log.entries.timings.send",
            "log.entries.timings.wait",
            "log.entries.timings.receive");
  }

  private static Set<String> paths(byte[] json) throws IOException {
    Set<String> paths = new HashSet<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME) {
          paths.add(
              parser
                  .getParsingContext()
                  .pathAsPointer()
                  .toString()
                  .replaceAll("/\\d+", "")
                  .substring(1)
                  .replace('/', '.'));
        }
      }
    }
    return paths;
  }
}
