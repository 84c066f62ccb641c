package sextant.desktop.chat;

import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import sextant.chatclient.Login;
import sextant.chatclient.Network;
import sextant.web.HeaderList;
import sextant.web.RequestBody;
import sextant.web.WebRequest;
import sextant.web.WebResponse;
import sextant.web.WebUrl;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * The place where a server keeps files for its people: it says so by ISUPPORT {@code FILEHOST}, and
 * answers a POST with the file's address. A password goes there only encrypted.
 */
final class FileHost {
  private final LazyWeb web;

  FileHost(LazyWeb web) {
    this.web = web;
  }

  /** Where the network's server keeps files; empty when it does not. */
  static CompletableFuture<Optional<String>> address(Network network) {
    return network
        .inquiry()
        .supported("soju.im/FILEHOST")
        .thenCombine(
            network.inquiry().supported("draft/FILEHOST"),
            (one, other) -> one.isEmpty() ? other : one)
        .thenCombine(
            network.inquiry().supported("FILEHOST"),
            (draft, plain) -> Optional.of(draft.isEmpty() ? plain : draft))
        .thenApply(found -> found.filter(url -> WebUrl.parse(url).isPresent()));
  }

  /** Gives a file to the host; returns where others find it. Blocks. */
  String upload(String address, Path file, Optional<Login> login) throws FailureException {
    WebUrl url = WebUrl.of(address);
    String name = String.valueOf(file.getFileName());
    String type = URLConnection.guessContentTypeFromName(name);
    HeaderList headers =
        HeaderList.of(
            "Content-Type",
            type == null ? "application/octet-stream" : type,
            "Content-Disposition",
            "attachment; filename*=UTF-8''" + escaped(name));
    boolean mayShow = url.isHttps() || url.isLoopback();
    Optional<Login> shown = login.filter(one -> mayShow && !one.password().isEmpty());
    if (shown.isPresent()) {
      byte[] words =
          (shown.get().account() + ":" + shown.get().password()).getBytes(StandardCharsets.UTF_8);
      headers = headers.plus("Authorization", "Basic " + Base64.getEncoder().encodeToString(words));
    }
    WebRequest request =
        WebRequest.get(url)
            .with("POST", Optional.of(new RequestBody.OfFile(file)))
            .with(WebRequest.Caching.NONE)
            .withHeaders(headers);
    try (WebResponse response = web.client().send(request)) {
      Optional<String> place = response.headers().first("Location");
      boolean isKept = response.status() / 100 == 2 && place.isPresent();
      if (!isKept) {
        boolean isLogin = response.status() == 401 || response.status() == 403;
        Failure.Kind kind = isLogin ? Failure.Kind.LOGIN_REFUSED : Failure.Kind.BAD_RESPONSE;
        String said = "HTTP " + response.status();
        throw new FailureException(new Failure(kind, url.hostPort(), said));
      }
      return url.resolve(place.get()).map(WebUrl::toString).orElse(place.get());
    }
  }

  private static String escaped(String name) {
    var all = new StringBuilder();
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      boolean isPlain = each > 0 && (Character.isLetterOrDigit(each) || ".-_".indexOf(each) >= 0);
      all.append(isPlain ? Character.toString(each) : "%%%02X".formatted(each & 0xff));
    }
    return all.toString();
  }
}
