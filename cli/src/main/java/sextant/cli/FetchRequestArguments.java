package sextant.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import sextant.web.HeaderList;
import sextant.web.RequestBody;
import sextant.web.WebRequest;
import sextant.web.WebUrl;

/** What is asked for, and how. */
final class FetchRequestArguments {
  private final Argument<String> method;
  private final Argument<HeaderList.Field> header;
  private final Argument<String> data;
  private final Argument<Boolean> head;
  private final Argument<String> user;
  private final Argument<Boolean> follow;
  private final Argument<Boolean> fail;

  FetchRequestArguments(Shape shape, FetchText text) {
    shape.group(text.groupAsk());
    method = shape.option("-X --request", Values.text("METHOD"), text.method());
    header =
        shape.option(
            "-H --header",
            Values.of(
                "FIELD",
                FetchRequestArguments::field,
                cli -> new FetchText(shape.language()).badHeader()),
            text.header());
    data = shape.option("-d --data", Values.text("TEXT"), text.data());
    head = shape.flag("-I --head", text.head());
    user = shape.option("-u --user", Values.text("LOGIN"), text.user());
    follow = shape.flag("-L --location", text.follow());
    fail = shape.flag("-f --fail", text.fail());
  }

  private static HeaderList.Field field(String word) {
    int colon = word.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException(word);
    }
    return new HeaderList.Field(
        word.substring(0, colon).strip(), word.substring(colon + 1).strip());
  }

  boolean isFollowing() {
    return follow.isGiven();
  }

  boolean failsOnStatus() {
    return fail.isGiven();
  }

  WebRequest request(WebUrl url) {
    HeaderList headers = new HeaderList(header.all());
    if (user.isGiven()) {
      byte[] login = user.value().getBytes(StandardCharsets.UTF_8);
      headers = headers.plus("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
    }
    Optional<RequestBody> body = data.optional().map(FetchRequestArguments::body);
    if (body.isPresent()) {
      headers = headers.orElse("Content-Type", "application/x-www-form-urlencoded");
    }
    String usual = head.isGiven() ? "HEAD" : body.isPresent() ? "POST" : "GET";
    return WebRequest.get(url).with(method.optional().orElse(usual), body).withHeaders(headers);
  }

  private static RequestBody body(String word) {
    return word.startsWith("@")
        ? new RequestBody.OfFile(Path.of(word.substring(1)))
        : new RequestBody.OfBytes(word.getBytes(StandardCharsets.UTF_8));
  }
}
