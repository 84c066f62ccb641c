package sextant.web;

import okhttp3.HttpUrl;

/** Which names belong to everybody: {@code com}, {@code co.uk}, {@code github.io}. */
final class PublicSuffixes {
  private PublicSuffixes() {}

  /** Whether anybody can register a name directly below this one. */
  static boolean isSuffix(String domain) {
    if (isAddress(domain)) {
      return false;
    }
    HttpUrl url = HttpUrl.parse("http://" + domain + "/");
    return url == null || domain.indexOf('.') < 0 || url.topPrivateDomain() == null;
  }

  /** Whether a host is that domain or lies below it (RFC 6265bis, 5.1.3). */
  static boolean isWithin(String host, String domain) {
    return host.equals(domain) || (host.endsWith("." + domain) && !isAddress(host));
  }

  /** Whether a host is an IP address and so has no domains above it. */
  static boolean isAddress(String host) {
    return host.indexOf(':') >= 0 || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }
}
