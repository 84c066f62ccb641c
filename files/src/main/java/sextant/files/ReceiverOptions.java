package sextant.files;

import java.nio.file.Path;
import java.util.Optional;
import sextant.identity.Credentials;

/**
 * How to receive.
 *
 * @param folder where files go
 * @param alias the name others see
 * @param credentials who this device is
 * @param port where to listen; 0 for a free port
 * @param isEncrypted HTTPS, or plain HTTP when somebody insists
 * @param pin what a sender must know; empty for nothing
 * @param keepsExecutable whether programs may arrive executable
 */
public record ReceiverOptions(
    Path folder,
    String alias,
    Credentials credentials,
    int port,
    boolean isEncrypted,
    Optional<String> pin,
    boolean keepsExecutable) {
  /** Encrypted, on the usual port, without a PIN. */
  public static ReceiverOptions into(Path folder, String alias, Credentials credentials) {
    return new ReceiverOptions(
        folder, alias, credentials, Device.USUAL_PORT, true, Optional.empty(), false);
  }

  /** On another port. */
  public ReceiverOptions onPort(int other) {
    return new ReceiverOptions(
        folder, alias, credentials, other, isEncrypted, pin, keepsExecutable);
  }

  /** Over plain HTTP. */
  public ReceiverOptions withoutEncryption() {
    return new ReceiverOptions(folder, alias, credentials, port, false, pin, keepsExecutable);
  }

  /** With a PIN. */
  public ReceiverOptions withPin(String wanted) {
    return new ReceiverOptions(
        folder, alias, credentials, port, isEncrypted, Optional.of(wanted), keepsExecutable);
  }
}
