package sextant.web;

import java.util.Optional;

/** A name and a password. */
public record Login(String user, String password) {
  /** Never shows the password. */
  @Override
  public String toString() {
    return "Login[" + user + "]";
  }

  /**
   * What a server asks to be told.
   *
   * @param where {@code host:port} of the server; empty for a proxy
   * @param realm what it calls the place
   * @param isAgain whether a login was refused just now
   * @param isSecret whether nobody on the way can read the answer
   */
  public record Question(
      String where, String realm, boolean isProxy, boolean isAgain, boolean isSecret, long tab) {}

  /** Asks a person, or a file, or nobody. Called on the thread of the request, may block it. */
  @FunctionalInterface
  public interface Source {
    /** Nobody has a login. */
    Source NONE = question -> Optional.empty();

    /** The login; empty when there is none or the person thought better of it. */
    Optional<Login> ask(Question question);
  }
}
