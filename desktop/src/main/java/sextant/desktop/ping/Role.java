package sextant.desktop.ping;

/** What a pinged host is to this computer. */
enum Role {
  /** The way out of the local network. */
  GATEWAY,
  /** The name server. */
  RESOLVER,
  /** A name out there that the person chose. */
  INTERNET,
  /** A host that the person typed. */
  HOST
}
