package sextant.desktop.packets;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sextant.packets.PacketDraft;
import sextant.wire.Bytes;
import sextant.wire.IpAddress;
import sextant.wire.Ipv4Address;
import sextant.wire.Ipv6Address;
import sextant.wire.MalformedException;
import sextant.wire.TcpFlags;

/** What is filled in to build a packet. JavaFX thread. */
final class DraftModel {
  /** The packets that can be built. */
  enum Kind {
    ECHO,
    UDP,
    TCP
  }

  /** The fields of the form; the text is the value a new packet has. */
  enum Input {
    SOURCE("127.0.0.1"),
    DESTINATION("127.0.0.1"),
    TIME_TO_LIVE("64"),
    IDENTIFICATION("1"),
    SOURCE_PORT("40000"),
    DESTINATION_PORT("7"),
    ECHO_IDENTIFIER("1"),
    SEQUENCE("1"),
    ACKNOWLEDGMENT("0"),
    WINDOW("65535"),
    FLAGS("SYN"),
    PAYLOAD("hello");

    private final String usual;

    Input(String usual) {
      this.usual = usual;
    }
  }

  /** A field that holds nonsense. */
  static final class BadInput extends Exception {
    private static final long serialVersionUID = 1L;
    private final Input input;

    BadInput(Input input) {
      super(input.name());
      this.input = input;
    }

    Input input() {
      return input;
    }
  }

  private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(this, "kind", Kind.ECHO);
  private final Map<Input, StringProperty> inputs = new EnumMap<>(Input.class);
  private final StringProperty outcome = new SimpleStringProperty(this, "outcome", "");

  DraftModel() {
    for (Input each : Input.values()) {
      inputs.put(each, new SimpleStringProperty(this, each.name(), each.usual));
    }
  }

  ObjectProperty<Kind> kindProperty() {
    return kind;
  }

  StringProperty input(Input input) {
    return java.util.Objects.requireNonNull(inputs.get(input), "every input has a property");
  }

  /** What became of the last packet sent; empty before. */
  StringProperty outcomeProperty() {
    return outcome;
  }

  /** Whether the kind of packet has this field. */
  boolean has(Input input) {
    return switch (input) {
      case SOURCE, DESTINATION, TIME_TO_LIVE, IDENTIFICATION, PAYLOAD -> true;
      case ECHO_IDENTIFIER -> kind.get() == Kind.ECHO;
      case SOURCE_PORT, DESTINATION_PORT -> kind.get() != Kind.ECHO;
      case SEQUENCE -> kind.get() != Kind.UDP;
      case ACKNOWLEDGMENT, WINDOW, FLAGS -> kind.get() == Kind.TCP;
    };
  }

  /** The packet as filled in; names the first field that holds nonsense. */
  PacketDraft draft() throws BadInput {
    IpAddress source = address(Input.SOURCE);
    IpAddress destination = address(Input.DESTINATION);
    if (source instanceof Ipv4Address != destination instanceof Ipv4Address) {
      throw new BadInput(Input.DESTINATION);
    }
    PacketDraft.Route route =
        new PacketDraft.Route(
            source,
            destination,
            (int) number(Input.TIME_TO_LIVE, 255),
            (int) number(Input.IDENTIFICATION, 65_535),
            true);
    Bytes payload = Bytes.ofText(input(Input.PAYLOAD).get());
    return new PacketDraft(route, message(), payload);
  }

  private PacketDraft.Message message() throws BadInput {
    return switch (kind.get()) {
      case ECHO ->
          new PacketDraft.Echo(
              (int) number(Input.ECHO_IDENTIFIER, 65_535), (int) number(Input.SEQUENCE, 65_535));
      case UDP ->
          new PacketDraft.Datagram(
              (int) number(Input.SOURCE_PORT, 65_535),
              (int) number(Input.DESTINATION_PORT, 65_535));
      case TCP ->
          new PacketDraft.Segment(
              (int) number(Input.SOURCE_PORT, 65_535),
              (int) number(Input.DESTINATION_PORT, 65_535),
              number(Input.SEQUENCE, 0xffff_ffffL),
              number(Input.ACKNOWLEDGMENT, 0xffff_ffffL),
              flags(),
              (int) number(Input.WINDOW, 65_535));
    };
  }

  private IpAddress address(Input input) throws BadInput {
    String text = input(input).get().strip();
    try {
      return text.indexOf(':') >= 0 ? Ipv6Address.parse(text) : Ipv4Address.parse(text);
    } catch (MalformedException notAnAddress) {
      throw new BadInput(input);
    }
  }

  private long number(Input input, long most) throws BadInput {
    try {
      long number = Long.decode(input(input).get().strip());
      if (number < 0 || number > most) {
        throw new BadInput(input);
      }
      return number;
    } catch (NumberFormatException notANumber) {
      throw new BadInput(input);
    }
  }

  private int flags() throws BadInput {
    int flags = 0;
    for (String name :
        input(Input.FLAGS).get().toUpperCase(java.util.Locale.ROOT).split("[ ,+]+", -1)) {
      flags |=
          switch (name) {
            case "" -> 0;
            case "FIN" -> TcpFlags.FIN;
            case "SYN" -> TcpFlags.SYN;
            case "RST" -> TcpFlags.RST;
            case "PSH" -> TcpFlags.PSH;
            case "ACK" -> TcpFlags.ACK;
            case "URG" -> TcpFlags.URG;
            case "ECE" -> TcpFlags.ECE;
            case "CWR" -> TcpFlags.CWR;
            default -> throw new BadInput(Input.FLAGS);
          };
    }
    return flags;
  }
}
