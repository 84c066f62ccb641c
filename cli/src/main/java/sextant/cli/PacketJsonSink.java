package sextant.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import sextant.packets.Conversation;
import sextant.packets.LineBuffer;
import sextant.packets.PacketLines;
import sextant.wire.Dissection;
import sextant.wire.Dissector;
import sextant.wire.Field;
import sextant.wire.Layer;
import sextant.wire.Name;
import sextant.wire.PacketBuffer;
import sextant.words.Language;

/** A JSON object for each packet; with fields when they are asked for. */
final class PacketJsonSink implements PacketSink {
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final Output output;
  private final LineBuffer buffer = new LineBuffer();
  private final PacketLines lines = new PacketLines(ZoneOffset.UTC, buffer);
  private final boolean showsFields;
  private final boolean showsBytes;
  private long number;

  PacketJsonSink(Output output, boolean showsFields, boolean showsBytes) {
    this.output = output;
    this.showsFields = showsFields;
    this.showsBytes = showsBytes;
  }

  @Override
  public void packet(PacketBuffer packet) {
    number++;
    buffer.clear();
    lines.summary(packet);
    long nanos = packet.epochNanos();
    try (JsonLine line = output.json("packet")) {
      line.number("number", number)
          .time(
              "time",
              Instant.ofEpochSecond(
                  Math.floorDiv(nanos, SECOND_NANOS), Math.floorMod(nanos, SECOND_NANOS)))
          .number("length", packet.originalLength())
          .number("captured", packet.capturedLength());
      Conversation.of(packet).ifPresent(ends -> ends(line, ends));
      line.text("summary", buffer.toString());
      if (showsFields || showsBytes) {
        details(line, Dissector.dissect(packet));
      }
    }
  }

  private static void ends(JsonLine line, Conversation ends) {
    line.text("protocol", ends.protocolName(Language.ENGLISH).toLowerCase(Locale.ROOT))
        .text("source", ends.first().toString())
        .text("destination", ends.second().toString());
  }

  private void details(JsonLine line, Dissection dissection) {
    if (showsBytes) {
      line.text("bytes", dissection.packet().toHex());
    }
    if (showsFields) {
      line.array("layers");
      dissection.layers().forEach(layer -> layer(line, layer));
      line.endArray();
    }
  }

  private void layer(JsonLine line, Layer layer) {
    line.element()
        .text("key", layer.key())
        .text("name", text(layer.name()))
        .number("offset", layer.offset())
        .number("length", layer.length());
    layer.problem().ifPresent(problem -> line.text("problem", text(problem)));
    fields(line, "fields", layer.fields());
    line.endObject();
  }

  private void fields(JsonLine line, String key, List<Field> fields) {
    if (fields.isEmpty()) {
      return;
    }
    line.array(key);
    for (Field field : fields) {
      line.element()
          .text("key", field.kind().key())
          .text("name", text(field.kind().name()))
          .number("bit", field.bitOffset())
          .number("bits", field.bitLength())
          .number("value", field.value())
          .text("meaning", text(field.meaning()))
          .text("validity", field.validity().name().toLowerCase(Locale.ROOT));
      fields(line, "parts", field.parts());
      line.endObject();
    }
    line.endArray();
  }

  private String text(Name name) {
    return output.language() == Language.CHINESE ? name.chinese() : name.english();
  }
}
