package sextant.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sextant.web.HeaderList;
import sextant.web.Login;
import sextant.web.RequestBody;
import sextant.web.WebRequest;
import sextant.web.WebUrl;
import sextant.words.Failure;
import sextant.words.FailureException;

/** What is asked for, and how. */
final class FetchRequestArguments {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  private final Argument<String> method;
  private final Argument<HeaderList.Field> header;
  private final Argument<String> data;
  private final Argument<Boolean> head;
  private final Argument<Login> user;
  private final Argument<Boolean> follow;
  private final Argument<Boolean> fail;

  FetchRequestArguments(Shape shape, FetchText text) {
    shape.group(text.groupAsk());
    method =
        shape.option(
            "-X --request",
            Values.of("METHOD", FetchRequestArguments::token, cli -> text.expectedMethod()),
            text.method());
    header =
        shape.option(
            "-H --header",
            Values.of("FIELD", FetchRequestArguments::field, cli -> text.expectedHeader()),
            text.header());
    data = shape.option("-d --data", Values.text("TEXT"), text.data());
    head = shape.flag("-I --head", text.head());
    user =
        shape.option(
            "-u --user",
            Values.of("LOGIN", FetchRequestArguments::login, cli -> text.expectedLogin()),
            text.user());
    follow = shape.flag("-L --location", text.follow());
    fail = shape.flag("-f --fail", text.fail());
  }

  private static String token(String word) {
    if (!word.matches(TOKEN)) {
      throw new IllegalArgumentException(word);
    }
    return word;
  }

  private static HeaderList.Field field(String word) {
    int colon = Math.max(0, word.indexOf(':'));
    String value = word.substring(colon + 1).strip();
    if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
      throw new IllegalArgumentException(word);
    }
    return new HeaderList.Field(token(word.substring(0, colon)), value);
  }

  private static Login login(String word) {
    int colon = word.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException(word);
    }
    return new Login(word.substring(0, colon), word.substring(colon + 1));
  }

  boolean isFollowing() {
    return follow.isGiven();
  }

  boolean failsOnStatus() {
    return fail.isGiven();
  }

  boolean wantsHeadOnly() {
    return head.isGiven();
  }

  WebRequest request(WebUrl url) throws IOException {
    HeaderList headers = new HeaderList(header.all());
    Optional<RequestBody> body = body(data.all());
    if (body.isPresent()) {
      headers = headers.orElse("Content-Type", "application/x-www-form-urlencoded");
    }
    String usual = head.isGiven() ? "HEAD" : body.isPresent() ? "POST" : "GET";
    return WebRequest.get(user.optional().map(url::with).orElse(url))
        .with(method.optional().orElse(usual), body)
        .withHeaders(headers);
  }

  private static Optional<RequestBody> body(List<String> words) throws IOException {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    if (words.size() == 1 && words.getFirst().startsWith("@")) {
      return Optional.of(new RequestBody.OfFile(file(words.getFirst())));
    }
    var joined = new ByteArrayOutputStream();
    for (String word : words) {
      if (joined.size() > 0) {
        joined.write('&');
      }
      joined.writeBytes(
          word.startsWith("@")
              ? Files.readAllBytes(file(word))
              : word.getBytes(StandardCharsets.UTF_8));
    }
    return Optional.of(new RequestBody.OfBytes(joined.toByteArray()));
  }

  // Asked before anything goes out: in the middle of a request its server would get the blame.
  private static Path file(String word) throws IOException {
    Path file = Path.of(word.substring(1));
    if (Files.isDirectory(file)) {
      throw new FailureException(
          new Failure(Failure.Kind.FILE_UNREADABLE, file.toString(), "Is a directory"));
    }
    try (var in = Files.newInputStream(file)) {
      in.read();
    } catch (IOException unreadable) {
      throw Failure.wrap(unreadable, file.toString());
    }
    return file;
  }
}
