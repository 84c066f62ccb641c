package sextant.files;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import sextant.identity.Credentials;
import sextant.identity.PairingCode;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Finds the device that shows a code, and pairs with it. */
public final class Pairing {
  private static final int STEP_MILLIS = 200;

  private final Discovery discovery;
  private final PairingGuest guest;

  /** Looks among the devices of that discovery; {@code self} is what the other side shall see. */
  public Pairing(Discovery discovery, Credentials own, Device self) {
    this.discovery = discovery;
    this.guest = new PairingGuest(own, self);
  }

  /** Pairs with the device at an address. */
  public Paired with(Target target, PairingCode code) throws FailureException {
    return guest.pair(target, code);
  }

  /**
   * Pairs with whichever device on the network shows this code.
   *
   * @param patienceMillis how long to look for it
   * @throws FailureException when none does, or the secret part is wrong
   */
  public Paired find(PairingCode code, long patienceMillis)
      throws FailureException, InterruptedException {
    Set<String> asked = new HashSet<>();
    for (long waited = 0; waited <= patienceMillis; waited += STEP_MILLIS) {
      for (Found each : discovery.devices()) {
        boolean isNew = each.device().isSextant() && asked.add(each.device().fingerprint());
        Optional<String> plate = isNew ? guest.plate(each.target()) : Optional.empty();
        if (plate.filter(code.plate()::equals).isPresent()) {
          return guest.pair(each.target(), code);
        }
      }
      TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
    }
    throw new FailureException(
        new Failure(Failure.Kind.DEVICE_NOT_FOUND, code.plate() + "-…", "no device shows it"));
  }
}
