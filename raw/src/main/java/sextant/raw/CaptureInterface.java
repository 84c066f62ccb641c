package sextant.raw;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.InputRule;

/**
 * A network interface that can be captured on.
 *
 * @param name the system's name, such as {@code eth0}
 * @param index the system's number
 * @param isUp whether it carries packets now
 * @param isLoopback whether it leads to this machine
 * @param linkType the {@code LINKTYPE_} number of its packets (1 Ethernet, 101 IP, 276 cooked v2)
 * @param addresses its IP addresses as text
 */
public record CaptureInterface(
    String name,
    int index,
    boolean isUp,
    boolean isLoopback,
    int linkType,
    List<String> addresses) {
  /**
   * {@code LINKTYPE_ETHERNET}; the loopback interface of Linux frames its packets this way, too.
   */
  public static final int ETHERNET = 1;

  /** {@code LINKTYPE_RAW}: begins with the IP header. */
  public static final int RAW_IP = 101;

  /** {@code LINKTYPE_LINUX_SLL2}: 20 bytes that name protocol, interface and sender. */
  public static final int LINUX_COOKED_V2 = 276;

  /** Every interface of this machine, in the system's order. */
  public static List<CaptureInterface> list() throws IOException {
    List<CaptureInterface> all = new ArrayList<>();
    for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
      all.add(describe(each));
    }
    return all;
  }

  /** The interface of this name; {@code BAD_INPUT} when there is none. */
  static CaptureInterface find(String name) throws IOException {
    NetworkInterface found = NetworkInterface.getByName(name);
    if (found == null) {
      throw new FailureException(Failure.badInput(name, InputRule.INTERFACE));
    }
    return describe(found);
  }

  private static CaptureInterface describe(NetworkInterface each) throws SocketException {
    List<String> addresses = new ArrayList<>();
    each.inetAddresses()
        .forEach(address -> {
          String text = address.getHostAddress();
          int scope = text.indexOf('%');
          addresses.add(scope < 0 ? text : text.substring(0, scope));
        });
    return new CaptureInterface(
        each.getName(),
        each.getIndex(),
        each.isUp(),
        each.isLoopback(),
        linkType(each.getName()),
        List.copyOf(addresses));
  }

  private static int linkType(String name) {
    try {
      String hardware = Files.readString(Path.of("/sys/class/net", name, "type")).strip();
      return linkTypeOfHardware(Integer.parseInt(hardware));
    } catch (IOException | NumberFormatException unknown) {
      return ETHERNET;
    }
  }

  /** The link type of an {@code ARPHRD_} number; hardware without a known framing is cooked. */
  static int linkTypeOfHardware(int hardwareType) {
    return switch (hardwareType) {
      case 1, 772 -> ETHERNET;
      case 768, 776, 778, 65534 -> RAW_IP;
      default -> LINUX_COOKED_V2;
    };
  }
}
