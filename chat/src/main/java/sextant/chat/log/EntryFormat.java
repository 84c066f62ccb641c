package sextant.chat.log;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import sextant.irc.TagText;

/**
 * Entries as bytes, for servers that tell each other: a letter, then texts and numbers. What a
 * letter means never changes; something new gets a new letter, which older servers carry unread.
 */
public final class EntryFormat {
  private static final int LONGEST_TEXT = 16 << 20;

  private EntryFormat() {}

  /** Writes one entry. */
  public static void write(EventLog.Entry entry, DataOutput out) throws IOException {
    switch (entry) {
      case EventLog.Entry.Change e -> {
        out.writeByte('C');
        text(out, EventText.write(e.event()));
      }
      case EventLog.Entry.Line e -> {
        out.writeByte('L');
        item(out, e.item());
      }
      case EventLog.Entry.Redaction e -> texts(out, 'R', e.target(), e.msgid());
      case EventLog.Entry.Edit e -> texts(out, 'E', e.target(), e.msgid(), e.text());
      case EventLog.Entry.Forget e -> texts(out, 'F', e.account());
      case EventLog.Entry.Rename e -> texts(out, 'N', e.from(), e.to());
      case EventLog.Entry.Carried e -> out.write(HexFormat.of().parseHex(e.hex()));
    }
  }

  private static void texts(DataOutput out, char kind, String... texts) throws IOException {
    out.writeByte(kind);
    for (String each : texts) {
      text(out, each);
    }
  }

  private static void item(DataOutput out, Item item) throws IOException {
    text(out, item.target());
    out.writeLong(item.millis());
    text(out, item.msgid());
    text(out, item.kind());
    text(out, item.source());
    text(out, item.account());
    text(out, item.text());
    text(out, TagLine.write(item.tags()));
  }

  /** Reads one entry; one of a kind that is not known is carried. */
  public static EventLog.Entry read(byte[] bytes, int offset, int length) throws IOException {
    if (length <= 0 || length > bytes.length - offset) {
      throw new IOException("an entry of " + length + " bytes");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, offset, length));
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case 'C' -> new EventLog.Entry.Change(EventText.read(text(in)));
      case 'L' -> new EventLog.Entry.Line(item(in));
      case 'R' -> new EventLog.Entry.Redaction(text(in), text(in));
      case 'E' -> new EventLog.Entry.Edit(text(in), text(in), text(in));
      case 'F' -> new EventLog.Entry.Forget(text(in));
      case 'N' -> new EventLog.Entry.Rename(text(in), text(in));
      default ->
          new EventLog.Entry.Carried(HexFormat.of().formatHex(bytes, offset, offset + length));
    };
  }

  private static Item item(DataInput in) throws IOException {
    String target = text(in);
    long millis = in.readLong();
    String msgid = text(in);
    String kind = text(in);
    String source = text(in);
    String account = text(in);
    String words = text(in);
    String tags = text(in);
    return new Item(
        target,
        millis,
        msgid,
        kind,
        source,
        account,
        words,
        tags.isEmpty() ? Map.of() : TagText.parse(tags));
  }

  /** Writes a text with its length before it. */
  public static void text(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads such a text. */
  public static String text(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST_TEXT) {
      throw new IOException("a text of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
