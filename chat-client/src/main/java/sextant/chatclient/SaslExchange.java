package sextant.chatclient;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Our side of one SASL login: what the server sends goes in, what we answer comes out. Pieces of
 * 400 bytes are joined and cut as IRCv3 sasl-3.1 wants.
 */
final class SaslExchange {
  private static final int PIECE = 400;
  private static final int LIMIT = 64 * 1024;

  private final Login login;
  private final ScramClient scram;
  private final StringBuilder arriving = new StringBuilder();

  SaslExchange(Login login, String nonce) {
    this.login = login;
    this.scram = new ScramClient(login.account(), login.password(), nonce);
  }

  String mechanism() {
    return login.mechanism().token();
  }

  /**
   * Takes the parameter of one AUTHENTICATE.
   *
   * @return the parameters of the AUTHENTICATEs to answer with; nothing while more must come, or
   *     {@code *} alone to give up
   */
  List<String> take(String piece) {
    if (!piece.equals("+")) {
      arriving.append(piece);
    }
    if (piece.length() == PIECE && arriving.length() < LIMIT) {
      return List.of();
    }
    byte[] challenge;
    try {
      challenge = Base64.getDecoder().decode(arriving.toString());
    } catch (IllegalArgumentException notBase64) {
      return List.of("*");
    }
    arriving.setLength(0);
    return answer(new String(challenge, StandardCharsets.UTF_8));
  }

  private List<String> answer(String challenge) {
    return switch (login.mechanism()) {
      case PLAIN -> pieces(login.account() + "\0" + login.account() + "\0" + login.password());
      case EXTERNAL -> pieces(login.account());
      case SCRAM_SHA_256 -> scram.next(challenge).map(SaslExchange::pieces).orElse(List.of("*"));
    };
  }

  private static List<String> pieces(String answer) {
    String text = Base64.getEncoder().encodeToString(answer.getBytes(StandardCharsets.UTF_8));
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at < text.length(); at += PIECE) {
      pieces.add(text.substring(at, Math.min(text.length(), at + PIECE)));
    }
    if (text.length() % PIECE == 0) { // also when there is nothing at all
      pieces.add("+");
    }
    return pieces;
  }
}
