package sextant.web;

import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * Gives a file to a host that keeps it for others, as chat servers name one ({@code
 * soju.im/FILEHOST}): a POST that is answered with the file's address. A password goes there only
 * encrypted, or to this very computer.
 */
public final class FileUpload {
  private FileUpload() {}

  /** Who gives it, where the host wants to know. */
  public record Owner(String account, String password) {}

  /** Gives a file; returns where others find it. Blocks. */
  public static String send(WebClient client, String address, Path file, Optional<Owner> owner)
      throws FailureException {
    WebUrl url = WebUrl.of(address);
    WebRequest request =
        WebRequest.get(url)
            .with("POST", Optional.of(new RequestBody.OfFile(file)))
            .with(WebRequest.Caching.NONE)
            .withHeaders(headers(url, String.valueOf(file.getFileName()), owner));
    try (WebResponse response = client.send(request)) {
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

  private static HeaderList headers(WebUrl url, String name, Optional<Owner> owner) {
    String type = URLConnection.guessContentTypeFromName(name);
    HeaderList headers =
        HeaderList.of(
            "Content-Type",
            type == null ? "application/octet-stream" : type,
            "Content-Disposition",
            "attachment; filename*=UTF-8''" + escaped(name));
    boolean mayShow = url.isHttps() || url.isLoopback();
    Optional<Owner> shown = owner.filter(one -> mayShow && !one.password().isEmpty());
    if (shown.isEmpty()) {
      return headers;
    }
    String words = shown.get().account() + ":" + shown.get().password();
    byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
    return headers.plus("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
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
