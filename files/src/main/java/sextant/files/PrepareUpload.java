package sextant.files;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import sextant.http.HttpClient;
import sextant.words.Failure;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;

/** Asks a LocalSend device for leave to send, and reads its answer (protocol, section 4.1). */
final class PrepareUpload {
  private static final int MOST_ANSWER_BYTES = 64 << 20;

  private final Optional<String> pin;
  private final String label;
  private volatile String sessionId = "";

  /** With what is known of the other side's PIN, and what people call it. */
  PrepareUpload(Optional<String> pin, String label) {
    this.pin = pin;
    this.label = label;
  }

  /** The session, when there is one: for a cancel from either side. */
  String sessionId() {
    return sessionId;
  }

  /** Waits for the decision; returns the tokens of the accepted files by their ids. */
  Map<String, String> prepare(HttpClient client, Offer offer) throws IOException {
    String target =
        Door.V2
            + "prepare-upload"
            + pin.map(known -> "?pin=" + sextant.http.Target.encode(known)).orElse("");
    client.setReadTimeoutMillis(0); // a person decides; that takes as long as it takes
    HttpClient.Response response =
        client.send(HttpClient.Request.post(target, "application/json", offer.toJson()));
    byte[] body = response.body().readAll(MOST_ANSWER_BYTES);
    return switch (response.status()) {
      case 200 -> tokens(body);
      case 204 -> Map.of();
      default -> throw refusal(response.status(), body, pin.isPresent(), label);
    };
  }

  private Map<String, String> tokens(byte[] body) throws IOException {
    Map<String, String> tokens = new HashMap<>();
    Json.read(
        body,
        (name, parser) -> {
          if (name.equals("sessionId") && parser.currentToken() == JsonToken.VALUE_STRING) {
            sessionId = parser.getText();
          } else if (name.equals("files")) {
            Json.scalars(parser)
                .forEach((id, token) -> {
                  if (token instanceof String text) {
                    tokens.put(id, text);
                  }
                });
          } else if (parser.currentToken().isStructStart()) {
            parser.skipChildren();
          }
        });
    return tokens;
  }

  /** What an answer other than yes means. */
  static FailureException refusal(int status, byte[] body, boolean hadPin, String label) {
    String text = new String(body, StandardCharsets.UTF_8);
    Kind kind =
        switch (status) {
          case 401 -> hadPin ? Kind.PIN_WRONG : Kind.PIN_REQUIRED;
          case 403 -> Kind.DECLINED;
          case 409 -> Kind.PEER_BUSY;
          case 410 -> Kind.CANCELLED_BY_PEER;
          case 429 -> Kind.TOO_MANY_TRIES;
          case 507 -> Kind.PEER_NO_ROOM;
          default -> Kind.OTHER;
        };
    String detail = status + " " + Names.shown(text, 200);
    return new FailureException(new Failure(kind, label, detail));
  }
}
