package sextant.chat.core;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sextant.irc.Message;
import sextant.irc.Names;
import sextant.irc.ServerTime;
import sextant.irc.TagText;

/**
 * One message on its way out. Its bytes are made once per set of tags and shared by all who get the
 * same.
 */
final class Line {
  /** Bits of what a session wants to see. */
  static final int TIME = 1;

  static final int TAGS = 2;
  static final int ACCOUNT = 4;
  static final int OPER = 8;
  static final int RELAY = 16;

  private final String body;
  private final Meta meta;
  private final byte[][] cache = new byte[32][];
  private @Nullable Line named;

  /**
   * What stands in tags.
   *
   * @param millis when it happened
   * @param msgid its id, empty for none
   * @param account of who said it, empty for none
   * @param isBot whether a program said it
   * @param oper the title of the operator who said it, empty for none
   * @param tags client tags
   */
  record Meta(
      long millis,
      String msgid,
      String account,
      boolean isBot,
      String oper,
      Map<String, String> tags) {
    /** Nothing at all, not even a time: for lines inside a batch that has all that. */
    static final Meta NONE = at(-1);

    static Meta at(long millis) {
      return new Meta(millis, "", "", false, "", Map.of());
    }

    Meta withId(String id) {
      return new Meta(millis, id, account, isBot, oper, tags);
    }

    Meta withTags(Map<String, String> next) {
      return new Meta(millis, msgid, account, isBot, oper, next);
    }
  }

  private Line(String body, Meta meta) {
    this.body = body;
    this.meta = meta;
  }

  static Line of(Meta meta, String source, String command, List<String> parameters) {
    StringBuilder text = new StringBuilder(80);
    if (!source.isEmpty()) {
      text.append(':').append(source).append(' ');
    }
    text.append(command);
    for (int i = 0; i < parameters.size(); i++) {
      String parameter = parameters.get(i);
      boolean last = i == parameters.size() - 1;
      text.append(last && wantsColon(command, parameter) ? " :" : " ").append(parameter);
    }
    return new Line(Names.truncate(text.toString(), Message.BODY_BYTES - 2), meta);
  }

  static Line of(Meta meta, String source, String command, String... parameters) {
    return of(meta, source, command, List.of(parameters));
  }

  // Texts always get their colon: small clients look for it.
  private static boolean wantsColon(String command, String parameter) {
    return parameter.isEmpty()
        || parameter.charAt(0) == ':'
        || parameter.indexOf(' ') >= 0
        || command.equals("PRIVMSG")
        || command.equals("NOTICE")
        || command.equals("ERROR");
  }

  Meta meta() {
    return meta;
  }

  String body() {
    return body;
  }

  boolean isCommand(String word) {
    return body.startsWith(word + " ") || body.contains(" " + word + " ");
  }

  boolean isMode() {
    return body.startsWith(" MODE ", body.indexOf(' '));
  }

  /** A MODE line as those see it who asked for names of modes. */
  Line named() {
    Line known = named;
    if (known == null) {
      known = NamedModes.line(this);
      named = known;
    }
    return known;
  }

  byte[] bytes(int wanted) {
    byte[] made = cache[wanted];
    if (made == null) {
      made = make(wanted, null, null);
      cache[wanted] = made;
    }
    return made;
  }

  /** With tags that are for one session only. */
  byte[] bytes(int wanted, @Nullable String label, @Nullable String batch) {
    return label == null && batch == null ? bytes(wanted) : make(wanted, label, batch);
  }

  private byte[] make(int wanted, @Nullable String label, @Nullable String batch) {
    Map<String, String> tags = new LinkedHashMap<>();
    if (batch != null) {
      tags.put("batch", batch);
    }
    if (label != null) {
      tags.put("label", label);
    }
    if ((wanted & TIME) != 0 && meta.millis() >= 0) {
      tags.put("time", ServerTime.format(meta.millis()));
    }
    if ((wanted & TAGS) != 0) {
      addIdentity(tags);
    }
    if ((wanted & RELAY) != 0 && meta.tags().containsKey(RelayCommands.TAG)) {
      tags.put(RelayCommands.TAG, meta.tags().getOrDefault(RelayCommands.TAG, ""));
    }
    if ((wanted & ACCOUNT) != 0 && !meta.account().isEmpty()) {
      tags.put("account", meta.account());
    }
    if ((wanted & OPER) != 0 && !meta.oper().isEmpty()) {
      tags.put("draft/oper", meta.oper());
    }
    StringBuilder text = new StringBuilder(body.length() + 96);
    if (!tags.isEmpty()) {
      text.append('@');
      TagText.write(tags, text);
      text.append(' ');
    }
    return text.append(body).append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private void addIdentity(Map<String, String> tags) {
    if (!meta.msgid().isEmpty()) {
      tags.put("msgid", meta.msgid());
    }
    if (meta.isBot()) {
      tags.put("bot", "");
    }
    meta.tags()
        .forEach((key, value) -> {
          if (!key.equals(RelayCommands.TAG)) {
            tags.put(key, value);
          }
        });
  }
}
