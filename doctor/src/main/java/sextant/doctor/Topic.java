package sextant.doctor;

/** What can be examined, in the order in which a person should read it. */
public enum Topic {
  JAVA,
  DISPLAY,
  GTK,
  FONTS,
  RAW,
  CAPTURE,
  PORTS,
  FIREWALL,
  MULTICAST,
  DISK
}
