package sextant.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file host (draft/FILEHOST): who may put files there, how large, and what comes back. */
class UploadsTest {
  private static final Offers.FileHost HOST =
      new Offers.FileHost(true, "127.0.0.1", 0, false, "", 1_000, 2_500, 30);

  @TempDir Path folder;
  private TestServer server;
  private HttpClient http;
  private String url;

  @BeforeEach
  void start() throws IOException {
    ChatConfig config = TestServer.config();
    Offers usual = config.offers();
    server =
        TestServer.start(
            folder,
            config.withOffers(
                new Offers(
                    usual.isAnnounced(), usual.icon(), usual.services(), HOST, usual.email())));
    http = HttpClient.newHttpClient();
    url = server.server().fileHost().orElseThrow();
    try (Peer ann = server.connect("ann");
        Peer bob = server.connect("bob")) {
      ann.send("REGISTER * * secret");
      ann.await("REGISTER");
      bob.send("REGISTER * * secret");
      bob.await("REGISTER");
    }
  }

  @AfterEach
  void stop() {
    http.shutdownNow();
    server.close();
  }

  private static String basic(String name, String password) {
    byte[] text = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(text);
  }

  private HttpResponse<String> put(String authorization, String name, int size)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "text/plain")
            .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
            .POST(HttpRequest.BodyPublishers.ofString("x".repeat(size)));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> fetch(String method, String place)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(place))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String location(HttpResponse<?> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }

  private void forgetEverybody() throws IOException {
    try (Peer op = server.connect("op")) {
      op.send("OPER operuser operpassword");
      op.await("381");
      for (String account : new String[] {"ann", "bob"}) {
        op.send("HistServ FORGET " + account);
        op.await("NOTICE");
      }
    }
  }

  @Test
  void clientsAreToldWhereItIs() throws IOException {
    try (Peer peer = server.connect("asks")) {
      peer.send("ISUPPORT");
      peer.await(message -> message.parameters().contains("draft/FILEHOST=" + url), "FILEHOST");
    }
  }

  @Test
  void whatIsPutThereCanBeFetched() throws Exception {
    HttpResponse<String> put = put(basic("ann", "secret"), "notes.txt", 100);
    assertThat(put.statusCode()).isEqualTo(201);
    assertThat(location(put)).endsWith("/notes.txt");
    HttpResponse<String> got = fetch("GET", location(put));
    assertThat(got.body()).isEqualTo("x".repeat(100));
    assertThat(got.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(got.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    HttpResponse<String> head = fetch("HEAD", location(put));
    assertThat(head.headers().firstValue("Content-Length")).contains("100");
  }

  @Test
  void aTokenOpensItOnce() throws Exception {
    try (Peer ann = server.open()) {
      ann.registerWithSasl("ann", "secret", "batch");
      ann.send("TOKEN GENERATE FILEHOST");
      String bearer = "Bearer " + ann.await("TOKEN").parameter(3);
      assertThat(put(bearer, "a.txt", 10).statusCode()).isEqualTo(201);
      assertThat(put(bearer, "a.txt", 10).statusCode()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @CsvSource({"'',", "ann,wrong", "nobody,secret"})
  void nobodyElseMayPutAnythingThere(String name, String password) throws Exception {
    String authorization = name.isEmpty() ? "" : basic(name, password);
    HttpResponse<String> put = put(authorization, "a.txt", 10);
    assertThat(put.statusCode()).isEqualTo(401);
    assertThat(put.headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @Test
  void aFileThatIsTooLargeIsRefused() throws Exception {
    assertThat(put(basic("ann", "secret"), "a.txt", 1_001).statusCode()).isEqualTo(413);
  }

  @Test
  void allFilesTogetherHaveALimitAndAPersonsFilesCanBeForgotten() throws Exception {
    String first = location(put(basic("ann", "secret"), "a.txt", 1_000));
    assertThat(put(basic("bob", "secret"), "b.txt", 1_000).statusCode()).isEqualTo(201);
    assertThat(put(basic("bob", "secret"), "c.txt", 1_000).statusCode()).isEqualTo(507);
    forgetEverybody();
    int status = fetch("GET", first).statusCode();
    while (status != 404) { // deleted beside the server, soon
      status = fetch("GET", first).statusCode();
    }
    int again = put(basic("bob", "secret"), "c.txt", 1_000).statusCode();
    while (again == 507) {
      again = put(basic("bob", "secret"), "c.txt", 1_000).statusCode();
    }
    assertThat(again).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, etc-passwd",
    ".htaccess, htaccess",
    "a b&c.png, a-b-c.png",
    "'', file.txt",
    "..., file.txt",
  })
  void namesOfStrangersAreMadeHarmless(String given, String name) {
    assertThat(UploadName.of("attachment; filename=\"" + given + "\"", "text/plain"))
        .isEqualTo(name);
  }

  @Test
  void whatCouldActInABrowserIsOnlyKept() {
    assertThat(UploadName.isShown("a.html")).isFalse();
    assertThat(UploadName.isShown("a.svg")).isFalse();
    assertThat(UploadName.typeToShow("a.html")).isEqualTo("application/octet-stream");
    assertThat(UploadName.isShown("a.PNG")).isTrue();
  }

  @Test
  void onlyIdsAreLookedUp() throws Exception {
    String base = url.substring(0, url.lastIndexOf('/'));
    assertThat(fetch("GET", base + "/files/..%2f..%2fchat.db/x").statusCode()).isEqualTo(404);
    assertThat(fetch("GET", base + "/files/").statusCode()).isEqualTo(404);
  }
}
