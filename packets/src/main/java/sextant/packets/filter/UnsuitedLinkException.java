package sextant.packets.filter;

/** The filter asks for something that packets of this link do not have. */
final class UnsuitedLinkException extends Exception {
  private static final long serialVersionUID = 1L;

  UnsuitedLinkException(String word) {
    super(word);
  }

  String word() {
    return String.valueOf(getMessage());
  }
}
