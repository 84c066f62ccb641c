package sextant.files;

import java.util.Locale;

/** What sort of device it is; decides an icon and nothing else. */
public enum DeviceKind {
  MOBILE,
  DESKTOP,
  WEB,
  HEADLESS,
  SERVER;

  /** Reads the protocol's word; what is unknown is a desktop. */
  static DeviceKind of(String word) {
    for (DeviceKind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    return DESKTOP;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
