package sextant.chatclient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sextant.words.Language;

/** Which of the capabilities that a server offers (IRCv3) we ask for. */
final class Wishes {
  /** The server speaks the person's language then, as far as it knows that. */
  static final String LANGUAGES = "draft/languages";

  private static final Set<String> WANTED =
      Set.of(
          "account-notify",
          "account-tag",
          "away-notify",
          "batch",
          "cap-notify",
          "chghost",
          "draft/account-registration",
          "draft/channel-rename",
          "draft/chathistory",
          "draft/event-playback",
          "draft/message-redaction",
          "draft/metadata-2",
          "draft/multiline",
          "draft/read-marker",
          "draft/search",
          "soju.im/search",
          "echo-message",
          "extended-join",
          "extended-monitor",
          "invite-notify",
          "labeled-response",
          "message-tags",
          "multi-prefix",
          "server-time",
          "setname",
          "sextant/message-editing",
          "standard-replies",
          "znc.in/self-message");

  private static final int MOST_CHARACTERS = 400;

  private Wishes() {}

  /** The words of each {@code CAP REQ}; none when there is nothing to ask for. */
  static List<String> of(Session session) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> offer : session.facts.offered().entrySet()) {
      String name = offer.getKey();
      if (isWanted(session, offer) && !session.facts.has(name)) {
        boolean fits =
            !lines.isEmpty() && lines.getLast().length() + name.length() <= MOST_CHARACTERS;
        if (fits) {
          lines.add(lines.removeLast() + " " + name);
        } else {
          lines.add(name);
        }
      }
    }
    return lines;
  }

  private static boolean isWanted(Session session, Map.Entry<String, String> offer) {
    return switch (offer.getKey()) {
      case "sasl" -> session.settings.login().isPresent();
      case LANGUAGES -> speaksOurs(session.language(), offer.getValue());
      default -> WANTED.contains(offer.getKey());
    };
  }

  /** Whether a server offers our language, English left out: that is what it speaks anyway. */
  private static boolean speaksOurs(Language own, String offered) {
    return own != Language.ENGLISH
        && List.of(offered.replace("~", "").split(",")).contains(own.tag());
  }
}
