package sextant.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares every field that tshark knows by the same name: its place, its length, its value. */
class TsharkFieldsTest {
  @TempDir private Path directory = Path.of("");

  /**
   * Fields of this name mean something else in tshark: it cuts data up, and names a provider's VLAN
   * tag differently.
   */
  private static final Set<String> OTHERWISE =
      Set.of("data.data", "icmpv6.reserved", "vlan.priority", "vlan.dei", "vlan.id", "vlan.etype");

  /** What tshark says about one field at one place. */
  private record Seen(String name, int offset, int length, String value) {}

  @BeforeEach
  void needTshark() throws InterruptedException {
    boolean isInstalled = false;
    try {
      isInstalled =
          new ProcessBuilder("tshark", "--version").redirectErrorStream(true).start().waitFor()
              == 0;
    } catch (IOException e) {
      // stays false: there is no such program
    }
    assumeTrue(isInstalled, "tshark is not installed");
  }

  @Test
  void fieldsHaveThePlaceAndValueThatTsharkGives() throws Exception {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    List<CapturedPacket> packets = Samples.all();
    List<Map<String, List<Seen>>> theirs = pdml(writeOneFile(packets));
    assertThat(theirs).hasSameSizeAs(packets);
    for (int i = 0; i < packets.size(); i++) {
      Dissection mine = Dissector.dissect(packets.get(i));
      for (Layer layer : mine.layers()) {
        compared += compare("packet " + i, mine, layer.fields(), theirs.get(i), differences);
      }
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(1_000);
  }

  /**
   * All samples in one pcapng file, an interface for each link type, so that tshark starts only
   * once.
   */
  private Path writeOneFile(List<CapturedPacket> packets) throws IOException {
    Path file = directory.resolve("samples.pcapng");
    Map<Integer, Integer> interfaces = new HashMap<>();
    try (PcapngWriter writer = new PcapngWriter(Files.newOutputStream(file), "", "")) {
      for (CapturedPacket packet : packets) {
        int linkType = packet.linkType();
        if (!interfaces.containsKey(linkType)) {
          interfaces.put(linkType, writer.addInterface(CaptureInterface.of(linkType, "")));
        }
        writer.write(
            new CapturedPacket(
                interfaces.get(linkType),
                linkType,
                packet.epochNanos(),
                packet.bytes(),
                packet.originalLength(),
                ""));
      }
    }
    return file;
  }

  private static int compare(
      String where,
      Dissection mine,
      List<Field> fields,
      Map<String, List<Seen>> theirs,
      List<String> differences) {
    int compared = 0;
    for (Field field : fields) {
      compared += compare(where, mine, field.parts(), theirs, differences);
      String key = field.kind().key();
      List<Seen> named = OTHERWISE.contains(key) ? List.of() : theirs.getOrDefault(key, List.of());
      if (!named.isEmpty() && field.parts().isEmpty()) {
        compared++;
        if (named.stream().noneMatch(seen -> isSame(mine, field, seen))) {
          differences.add(where + " " + field.kind().key() + " " + field + " tshark " + named);
        }
      }
    }
    return compared;
  }

  private static boolean isSame(Dissection mine, Field field, Seen seen) {
    int end = seen.offset() + seen.length();
    boolean isInside =
        seen.offset() <= field.byteOffset() && field.byteOffset() + field.byteLength() <= end;
    if (!isInside || seen.value().isEmpty()) {
      return isInside;
    }
    if (seen.length() == field.byteLength() && mine.bytes(field).toHex().equals(seen.value())) {
      return true;
    }
    // tshark gives bits together with the word around them, and their value already shifted.
    return field.bitLength() <= 32
        && BigInteger.valueOf(field.value()).equals(new BigInteger(seen.value(), 16));
  }

  private static List<Map<String, List<Seen>>> pdml(Path file)
      throws IOException, XMLStreamException {
    Process process =
        new ProcessBuilder(
                "tshark",
                "-n",
                "-r",
                file.toString(),
                "-T",
                "pdml",
                "-o",
                "ip.defragment:FALSE",
                "-o",
                "tcp.desegment_tcp_streams:FALSE")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<Map<String, List<Seen>>> packets = new ArrayList<>();
    try (InputStream out = process.getInputStream()) {
      XMLStreamReader xml = XMLInputFactory.newInstance().createXMLStreamReader(out);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          if (xml.getLocalName().equals("packet")) {
            packets.add(new HashMap<>());
          } else if (xml.getLocalName().equals("field")) {
            Seen seen = seen(xml);
            packets.getLast().computeIfAbsent(seen.name(), name -> new ArrayList<>()).add(seen);
          }
        }
      }
    }
    return packets;
  }

  private static Seen seen(XMLStreamReader xml) {
    String value = xml.getAttributeValue(null, "value");
    return new Seen(
        xml.getAttributeValue(null, "name"),
        number(xml.getAttributeValue(null, "pos")),
        number(xml.getAttributeValue(null, "size")),
        value == null ? "" : value);
  }

  private static int number(@Nullable String text) {
    return text == null ? -1 : Integer.parseInt(text);
  }
}
