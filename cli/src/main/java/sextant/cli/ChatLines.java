package sextant.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import sextant.chatclient.Line;
import sextant.irc.Formatting;

/** Lines of a chat as text for people, or as one JSON object each. */
final class ChatLines {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final Output output;
  private final ChatText text;
  private final boolean namesPlace;

  /**
   * Writes to the output.
   *
   * @param namesPlace whether each line says where it was said
   */
  ChatLines(Output output, ChatText text, boolean namesPlace) {
    this.output = output;
    this.text = text;
    this.namesPlace = namesPlace;
  }

  void show(String place, Line line) {
    if (output.isJson()) {
      json(place, line);
      return;
    }
    output.line(text(place, line));
  }

  /** The line with its time, and its place when that is to be named; several rows for several. */
  String text(String place, Line line) {
    String time = CLOCK.format(Instant.ofEpochMilli(line.millis()));
    String head = namesPlace ? time + " " + Harmless.text(place) + " " : time + " ";
    String faint = output.paint().in(Ink.FAINT, head);
    return faint + told(line).replace("\n", "\n" + faint);
  }

  private void json(String place, Line line) {
    try (JsonLine json = output.json(line.kind().name().toLowerCase(Locale.ROOT))) {
      json.time("time", Instant.ofEpochMilli(line.millis()))
          .text("place", place)
          .text("nick", line.nick())
          .text("text", line.text())
          .text("msgid", line.msgid())
          .text("account", line.account())
          .text("replyTo", line.replyTo())
          .flag("own", line.isOwn())
          .flag("mention", line.isMention());
      if (line.delivery() instanceof Line.Delivery.Failed failed) {
        json.text("failed", failed.why().name().toLowerCase(Locale.ROOT))
            .text("reason", failed.detail());
      }
    }
  }

  private String notSent(Line.Delivery.Failed failed, String words) {
    return switch (failed.why()) {
      case REFUSED -> text.notSent(words, Harmless.text(failed.detail()));
      case UNCERTAIN -> text.perhapsSent(words);
    };
  }

  /** What happened, in the person's language, harmless for a terminal. */
  private String told(Line line) {
    String nick = Harmless.text(line.nick());
    String words = Harmless.text(Formatting.strip(line.text()));
    if (line.delivery() instanceof Line.Delivery.Failed failed) {
      return output.paint().in(Ink.LOST, "! ") + notSent(failed, words);
    }
    Ink ink = line.isOwn() ? Ink.SENT : Ink.RECEIVED;
    return switch (line.kind()) {
      case MESSAGE -> output.paint().in(ink, "<" + nick + ">") + " " + words;
      case ACTION -> output.paint().in(ink, "* " + nick) + " " + words;
      case NOTICE -> output.paint().in(ink, "-" + nick + "-") + " " + words;
      case JOIN -> text.joined(nick);
      case PART -> text.parted(nick, words);
      case QUIT -> text.quit(nick, words);
      case KICK -> text.kicked(nick, words);
      case NICK -> text.renamed(nick, words);
      case TOPIC -> text.topicSet(nick, words);
      case MODE -> text.modeSet(nick, words);
      case INVITE -> text.invited(nick, words);
      case SERVER -> words;
      case ERROR -> output.paint().in(Ink.LOST, "! ") + words;
    };
  }
}
