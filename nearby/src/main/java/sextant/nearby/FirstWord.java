package sextant.nearby;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Tells of a service at once, with all its records in one response of multicast DNS (RFC 6762, RFC
 * 6763). The responder itself asks for its name and waits before it says anything, two seconds in
 * all; people who look for each other need not wait so long. The records are told as shared ones,
 * so that they take nothing from somebody who has the same name.
 */
final class FirstWord {
  private static final int PORT = 5353;
  private static final InetAddress GROUP = InetAddress.ofLiteral("224.0.0.251");
  private static final InetAddress GROUP_6 = InetAddress.ofLiteral("ff02::fb");
  private static final int RESPONSE = 0x8400; // an answer, and ours to give
  private static final int INTERNET = 1;
  private static final int A = 1;
  private static final int PTR = 12;
  private static final int TXT = 16;
  private static final int AAAA = 28;
  private static final int SRV = 33;
  private static final int TTL_SECONDS = 120;
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_TEXT = 255;

  private FirstWord() {}

  /** Says it in the network of that address. */
  static void say(Service service, String host, InetAddress place) throws IOException {
    byte[] response = response(service, host, place);
    InetAddress group = place instanceof Inet4Address ? GROUP : GROUP_6;
    try (MulticastSocket socket = new MulticastSocket(PORT)) { // others hear no other port
      socket.setNetworkInterface(NetworkInterface.getByInetAddress(place));
      socket.setTimeToLive(255);
      socket.send(new DatagramPacket(response, response.length, group, PORT));
    }
  }

  /** The response; where the service is comes before its name, so that the name is complete. */
  static byte[] response(Service service, String host, InetAddress place) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    for (int word : new int[] {0, RESPONSE, 0, 4, 0, 0}) {
      out.writeShort(word);
    }
    byte[] type = name(service.type() + ".local");
    byte[] instance = joined(label(service.name()), type);
    byte[] target = name(host);
    byte[] server = new byte[6 + target.length]; // priority and weight 0, port, where
    server[4] = (byte) (service.port() >> 8);
    server[5] = (byte) service.port();
    System.arraycopy(target, 0, server, 6, target.length);
    record(out, instance, SRV, server);
    record(out, instance, TXT, facts(service.facts()));
    record(out, target, place instanceof Inet4Address ? A : AAAA, place.getAddress());
    record(out, type, PTR, instance);
    return bytes.toByteArray();
  }

  private static void record(DataOutputStream out, byte[] name, int type, byte[] data)
      throws IOException {
    out.write(name);
    out.writeShort(type);
    out.writeShort(INTERNET);
    out.writeInt(TTL_SECONDS);
    out.writeShort(data.length);
    out.write(data);
  }

  private static byte[] name(String dotted) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (String each : dotted.split("\\.")) {
      bytes.write(label(each));
    }
    bytes.write(0);
    return bytes.toByteArray();
  }

  private static byte[] label(String text) throws IOException {
    byte[] letters = text.getBytes(StandardCharsets.UTF_8);
    if (letters.length == 0 || letters.length > LONGEST_LABEL) {
      throw new IOException("no name for multicast DNS: " + text);
    }
    var bytes = new ByteArrayOutputStream();
    bytes.write(letters.length);
    bytes.write(letters);
    return bytes.toByteArray();
  }

  private static byte[] facts(Map<String, String> facts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      byte[] text = (fact.getKey() + "=" + fact.getValue()).getBytes(StandardCharsets.UTF_8);
      if (text.length <= LONGEST_TEXT) {
        bytes.write(text.length);
        bytes.write(text);
      }
    }
    if (bytes.size() == 0) {
      bytes.write(0);
    }
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[] first, byte[] then) {
    byte[] all = java.util.Arrays.copyOf(first, first.length + then.length);
    System.arraycopy(then, 0, all, first.length, then.length);
    return all;
  }
}
