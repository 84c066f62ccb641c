package sextant.chat.core;

import java.util.Optional;

/** The capabilities a client may ask for (IRCv3). */
enum Cap {
  ACCOUNT_NOTIFY("account-notify"),
  ACCOUNT_TAG("account-tag"),
  AWAY_NOTIFY("away-notify"),
  BATCH("batch"),
  CAP_NOTIFY("cap-notify"),
  CHGHOST("chghost"),
  ACCOUNT_REGISTRATION("draft/account-registration"),
  AUTHTOKEN("draft/authtoken"),
  CHANNEL_RENAME("draft/channel-rename"),
  CHATHISTORY("draft/chathistory"),
  EVENT_PLAYBACK("draft/event-playback"),
  EXTENDED_ISUPPORT("draft/extended-isupport"),
  LANGUAGES("draft/languages"),
  MESSAGE_EDITING("sextant/message-editing"),
  MESSAGE_REDACTION("draft/message-redaction"),
  METADATA("draft/metadata-2"),
  METADATA_3("draft/metadata-3"),
  MULTILINE("draft/multiline"),
  NAMED_MODES("draft/named-modes"),
  PERSISTENCE("draft/persistence"),
  PRE_AWAY("draft/pre-away"),
  READ_MARKER("draft/read-marker"),
  RELAYMSG("draft/relaymsg"),
  SEARCH("draft/search"),
  WHOAMI("draft/whoami"),
  ECHO_MESSAGE("echo-message"),
  EXTENDED_JOIN("extended-join"),
  EXTENDED_MONITOR("extended-monitor"),
  EXTENDED_MONITOR_DRAFT("draft/extended-monitor"),
  INVITE_NOTIFY("invite-notify"),
  LABELED_RESPONSE("labeled-response"),
  MESSAGE_TAGS("message-tags"),
  MULTI_PREFIX("multi-prefix"),
  NO_IMPLICIT_NAMES("no-implicit-names"),
  OPER_TAG("draft/oper-tag"),
  SASL("sasl"),
  SERVER_TIME("server-time"),
  SETNAME("setname"),
  STANDARD_REPLIES("standard-replies"),
  STS("sts"),
  USERHOST_IN_NAMES("userhost-in-names"),
  PLAYBACK("znc.in/playback"),
  SELF_MESSAGE("znc.in/self-message");

  private final String text;

  Cap(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** Whether it is ratified: no draft, nobody's own. */
  boolean isRatified() {
    return text.indexOf('/') < 0;
  }

  static Optional<Cap> of(String text) {
    for (Cap cap : values()) {
      if (cap.text.equals(text)) {
        return Optional.of(cap);
      }
    }
    return Optional.empty();
  }
}
