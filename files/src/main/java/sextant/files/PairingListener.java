package sextant.files;

/** Hears what becomes of a code that is shown. Called on threads of the server. */
public interface PairingListener {
  /** A device knew the code, over the very connection its certificate was proven on. */
  void paired(Paired other);

  /** The code works no longer, and nobody was paired. */
  void over();
}
