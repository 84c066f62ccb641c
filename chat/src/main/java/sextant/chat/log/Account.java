package sextant.chat.log;

import java.util.ArrayList;
import java.util.List;

/**
 * An account.
 *
 * @param name as its owner writes it
 * @param madeMillis when it was registered
 * @param secret what a password is checked against, see {@code Password}; empty when there is none
 * @param certificates fingerprints that log in without a password
 * @param nicks further nicks it owns
 * @param settings {@code key=value}
 */
public record Account(
    String name,
    long madeMillis,
    String secret,
    List<String> certificates,
    List<String> nicks,
    List<String> settings) {
  /** Keeps copies. */
  public Account {
    certificates = List.copyOf(certificates);
    nicks = List.copyOf(nicks);
    settings = List.copyOf(settings);
  }

  /** The value of a setting, or the one given when it is not set. */
  public String setting(String key, String otherwise) {
    for (String setting : settings) {
      if (setting.startsWith(key + "=")) {
        return setting.substring(key.length() + 1);
      }
    }
    return otherwise;
  }

  /** With one setting more; an empty value takes it away. */
  public Account withSetting(String key, String value) {
    List<String> next = new ArrayList<>(settings);
    next.removeIf(setting -> setting.startsWith(key + "="));
    if (!value.isEmpty()) {
      next.add(key + "=" + value);
    }
    return new Account(name, madeMillis, secret, certificates, nicks, next);
  }

  /** With another password. */
  public Account withSecret(String next) {
    return new Account(name, madeMillis, next, certificates, nicks, settings);
  }

  /** With other certificates. */
  public Account withCertificates(List<String> next) {
    return new Account(name, madeMillis, secret, next, nicks, settings);
  }

  /** With other nicks. */
  public Account withNicks(List<String> next) {
    return new Account(name, madeMillis, secret, certificates, next, settings);
  }
}
