package sextant.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A domain name (RFC 1035, §3.1) as its labels from the host up; the root has none.
 *
 * <p>Labels are bytes; text escapes dots and unprintable bytes as master files do (RFC 1035, §5.1).
 */
public record DnsName(List<Bytes> labels) implements Header {
  /** The root of all names. */
  public static final DnsName ROOT = new DnsName(List.of());

  private static final int MAX_NAME = 255;
  private static final int MAX_LABEL = 63;

  /** Labels are 1 to 63 bytes, and the whole at most 255 bytes. */
  public DnsName {
    labels = List.copyOf(labels);
    int length = 1;
    for (Bytes label : labels) {
      length += 1 + label.length();
      if (label.isEmpty() || label.length() > MAX_LABEL) {
        throw new IllegalArgumentException("dns label of " + label.length() + " bytes");
      }
    }
    Range.requireAtMost("dns name", length, MAX_NAME);
  }

  /** Reads {@code www.example.org}, with or without a dot at the end; no escapes. */
  public static DnsName parse(String text) throws MalformedException {
    String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    List<Bytes> labels = new ArrayList<>();
    int length = 1;
    for (String label : bare.isEmpty() ? new String[0] : bare.split("\\.", -1)) {
      Bytes bytes = Bytes.copyOf(label.getBytes(StandardCharsets.UTF_8));
      length += 1 + bytes.length();
      if (bytes.isEmpty() || bytes.length() > MAX_LABEL || length > MAX_NAME) {
        throw new MalformedException("dns name: " + text);
      }
      labels.add(bytes);
    }
    return new DnsName(labels);
  }

  /** A name in a message and where the bytes after it begin. */
  record Placed(DnsName name, int end) {}

  /**
   * Reads the name at this place of a message. Each pointer must go back further than the one
   * before, so loops cannot be.
   */
  static Placed read(Bytes message, int offset) throws MalformedException {
    List<Bytes> labels = new ArrayList<>();
    int at = offset;
    int end = -1;
    int lowest = offset;
    int length = 1;
    while (true) {
      MalformedException.requireLength("dns name", message.length(), at + 1);
      int first = message.u8(at);
      if (first >= 0xc0) {
        MalformedException.requireLength("dns name", message.length(), at + 2);
        int target = message.u16(at) & 0x3fff;
        end = end < 0 ? at + 2 : end;
        if (target >= lowest) {
          throw new MalformedException("dns name: pointer to " + target + " does not go back");
        }
        lowest = target;
        at = target;
      } else if (first > MAX_LABEL) {
        throw new MalformedException("dns name: label of type " + (first >>> 6));
      } else {
        MalformedException.requireLength("dns name", message.length(), at + 1 + first);
        length += 1 + first;
        if (first == 0) {
          return new Placed(new DnsName(labels), end < 0 ? at + 1 : end);
        } else if (length > MAX_NAME) {
          throw new MalformedException("dns name: more than 255 bytes");
        }
        labels.add(message.slice(at + 1, at + 1 + first));
        at += 1 + first;
      }
    }
  }

  @Override
  public int length() {
    int length = 1;
    for (Bytes label : labels) {
      length += 1 + label.length();
    }
    return length;
  }

  @Override
  public void writeTo(byte[] target, int offset) {
    int at = offset;
    for (Bytes label : labels) {
      Octets.put8(target, at, label.length());
      label.copyTo(target, at + 1);
      at += 1 + label.length();
    }
    Octets.put8(target, at, 0);
  }

  /** Labels joined by dots; the root is a single dot. */
  @Override
  public String toString() {
    if (labels.isEmpty()) {
      return ".";
    }
    StringBuilder text = new StringBuilder();
    for (Bytes label : labels) {
      text.append(text.isEmpty() ? "" : ".");
      for (int i = 0; i < label.length(); i++) {
        append(text, label.u8(i));
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, int value) {
    if (value == '.' || value == '\\') {
      text.append('\\').append((char) value);
    } else if (value > ' ' && value < 0x7f) {
      text.append((char) value);
    } else {
      text.append('\\').append((char) ('0' + value / 100));
      text.append((char) ('0' + value / 10 % 10)).append((char) ('0' + value % 10));
    }
  }
}
