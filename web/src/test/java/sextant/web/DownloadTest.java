package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  private static final String WHOLE = "0123456789".repeat(1000);

  @TempDir private Path folder = Path.of("");
  private final WebClient client = WebClient.open(WebProfile.inMemory(), WebOptions.DEFAULT);

  @AfterEach
  void close() {
    client.close();
  }

  /** Breaks off in the middle of a whole file, but gives the rest when asked for it. */
  private static TestServer breaking(String etag, String etagLater) throws IOException {
    return TestServer.start((asked, output) -> {
      boolean isRest =
          asked.headers().has("Range") && asked.headers().combined("If-Range").equals(etagLater);
      int from =
          isRest ? Integer.parseInt(asked.headers().combined("Range").replaceAll("\\D", "")) : 0;
      boolean isFirst = !asked.headers().has("Range");
      String head =
          isRest
              ? "206 Partial Content\r\nContent-Range: bytes %d-9999/10000".formatted(from)
              : "200 OK";
      String top =
          "HTTP/1.1 %s\r\nETag: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(head, isFirst ? etag : etagLater, 10_000 - from);
      output.write(top.getBytes(StandardCharsets.UTF_8));
      String body = isFirst ? WHOLE.substring(0, 4000) : WHOLE.substring(from);
      output.write(body.getBytes(StandardCharsets.UTF_8));
      return !isFirst;
    });
  }

  @Test
  void aBrokenDownloadGoesOnWhereItStopped() throws IOException {
    try (var server = breaking("\"v1\"", "\"v1\"")) {
      var request = WebRequest.get(server.url("/file.txt"));
      Path file = folder.resolve("file.txt");
      assertThatThrownBy(() -> new Download(client, request).into(file))
          .isInstanceOf(IOException.class);
      assertThat(file).doesNotExist();
      assertThat(folder.resolve("file.txt.part")).hasSize(4000);
      Download.Finished finished = new Download(client, request).into(file);
      assertThat(file).hasContent(WHOLE);
      assertThat(finished.byteCount()).isEqualTo(10_000);
      assertThat(server.asked().getLast().headers().first("Range")).contains("bytes=4000-");
      assertThat(folder).isDirectoryNotContaining(f -> f.toString().contains(".part"));
    }
  }

  @Test
  void aFileThatChangedMeanwhileIsFetchedAnewAndNotMixed() throws IOException {
    try (var server = breaking("\"v1\"", "\"v2\"")) {
      var request = WebRequest.get(server.url("/file.txt"));
      Path file = folder.resolve("file.txt");
      assertThatThrownBy(() -> new Download(client, request).into(file))
          .isInstanceOf(IOException.class);
      new Download(client, request).into(file);
      assertThat(file).hasContent(WHOLE);
    }
  }

  @Test
  void aPartThatIsLongerThanTheFileIsNoReasonToFailForEver() throws IOException {
    try (var server =
        TestServer.answering(asked ->
            asked.headers().has("Range")
                ? TestServer.response("416 No", "", "Content-Range: bytes */3", "ETag: \"1\"")
                : TestServer.ok("new", "ETag: \"1\""))) {
      WebUrl url = server.url("/a.txt");
      Files.writeString(folder.resolve("a.txt.part"), "more than it");
      Files.writeString(folder.resolve("a.txt.part.from"), url + "\n\"1\"");
      Path file = folder.resolve("a.txt");
      new Download(client, WebRequest.get(url)).into(file);
      assertThat(file).hasContent("new");
    }
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    try (var server = TestServer.answering(asked -> TestServer.ok("new"))) {
      Files.writeString(folder.resolve("a.txt"), "old");
      Download.Finished finished =
          new Download(client, WebRequest.get(server.url("/a.txt"))).intoFolder(folder);
      assertThat(finished.file()).isEqualTo(folder.resolve("a (1).txt")).hasContent("new");
      assertThat(finished.sha256())
          .isEqualTo("11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437");
      assertThat(folder.resolve("a.txt")).hasContent("old");
    }
  }

  @Test
  void anAnswerThatIsAFileGoesOnIntoItThoughItsTabCloses() throws IOException {
    try (var server = TestServer.answering(asked -> TestServer.ok(WHOLE))) {
      var context = new WebRequest.Context(7, java.util.Optional.empty(), true);
      WebResponse begun = client.send(WebRequest.get(server.url("/a.bin")).with(context));
      Download download = Download.of(client, begun);
      client.profile().traffic().cancelTab(7);
      assertThat(download.intoFolder(folder).file()).hasContent(WHOLE);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void anErrorPageIsNotSavedAsTheFile() throws IOException {
    try (var server =
        TestServer.answering(asked -> TestServer.response("404 Not Found", "no such file"))) {
      assertThatThrownBy(
              () -> new Download(client, WebRequest.get(server.url("/a.bin"))).intoFolder(folder))
          .hasMessageContaining("404");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void namesStayInTheFolderWhateverTheServerSays() throws IOException {
    for (List<String> row :
        List.of(
            List.of("attachment; filename=\"../../.bashrc\"", "bashrc"),
            List.of("attachment; filename=\"C:\\\\Windows\\\\system.ini\"", "system.ini"),
            List.of(
                "attachment; filename*=UTF-8''%E4%B8%96%E7%95%8C.txt; filename=\"x\"", "世界.txt"),
            List.of("attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", "passwd"),
            List.of("attachment; filename=plain.txt", "plain.txt"),
            List.of("attachment; filename=\"nul.txt\"", "_nul.txt"),
            List.of("attachment; filename=\"..\"", "name.bin"),
            List.of("inline", "name.bin"))) {
      try (var server =
          TestServer.answering(
              asked -> TestServer.ok("x", "Content-Disposition: " + row.getFirst()))) {
        try (WebResponse response = client.fetch(WebRequest.get(server.url("/name.bin")))) {
          assertThat(DownloadName.of(response, "")).isEqualTo(row.getLast());
        }
      }
    }
  }
}
