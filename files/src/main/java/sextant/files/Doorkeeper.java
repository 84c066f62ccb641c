package sextant.files;

import java.util.Optional;
import sextant.identity.Fingerprint;
import sextant.identity.TrustPolicy;
import sextant.identity.TrustedDevice;
import sextant.identity.TrustedDevices;
import sextant.identity.TrustedDevices.Standing;
import sextant.words.FailureException;

/** Judges an offer by what is known of its sender, before a person is asked. */
public final class Doorkeeper {
  private final TrustedDevices devices;
  private final Openness openness;

  /** Who may send without a question. */
  public enum Openness {
    /** Those whose policy says so. */
    ASK,
    /** Every trusted device, and nobody else. */
    TRUSTED,
    /** Everybody but impostors. */
    ALL
  }

  /** What to do with an offer. */
  public sealed interface Judgement {
    /** Take it. */
    record Take(Decision.Accept accept) implements Judgement {}

    /** Ask the person, who should see what the sender is. */
    record Ask(Standing standing) implements Judgement {}

    /** Say no. */
    record Refuse(Reason reason) implements Judgement {}
  }

  /** Why an offer is refused without asking. */
  public enum Reason {
    /** Only trusted devices may send. */
    STRANGER,
    /** It has the name of a trusted device and not its certificate. */
    IMPOSTOR,
    /** It has sent as much today as it may. */
    QUOTA
  }

  /** Judges by these devices. */
  public Doorkeeper(TrustedDevices devices, Openness openness) {
    this.devices = devices;
    this.openness = openness;
  }

  /**
   * Judges; what is taken counts against the sender's quota.
   *
   * @throws FailureException when the file of trusted devices cannot be read: then nobody enters
   */
  public Judgement judge(Proposal proposal) throws FailureException {
    Standing standing = devices.standing(proposal.sender().alias(), proposal.proven());
    return switch (standing) {
      case IMPOSTOR ->
          openness == Openness.ASK
              ? new Judgement.Ask(standing)
              : new Judgement.Refuse(Reason.IMPOSTOR);
      case STRANGER ->
          switch (openness) {
            case ASK -> new Judgement.Ask(standing);
            case TRUSTED -> new Judgement.Refuse(Reason.STRANGER);
            case ALL -> new Judgement.Take(Decision.Accept.all());
          };
      case TRUSTED -> judgeTrusted(proposal);
    };
  }

  private Judgement judgeTrusted(Proposal proposal) throws FailureException {
    Fingerprint fingerprint = proposal.proven().orElseThrow();
    TrustPolicy policy =
        devices.find(fingerprint).map(TrustedDevice::policy).orElseGet(TrustPolicy::ask);
    boolean mayEnter = policy.mayEnter() || openness != Openness.ASK;
    if (!mayEnter) {
      return new Judgement.Ask(Standing.TRUSTED);
    }
    if (!devices.use(fingerprint, proposal.totalBytes()) && openness != Openness.ALL) {
      return openness == Openness.ASK
          ? new Judgement.Ask(Standing.TRUSTED)
          : new Judgement.Refuse(Reason.QUOTA);
    }
    return new Judgement.Take(into(policy));
  }

  /** Everything, to where that device's files go: what a person's yes means. */
  public Decision.Accept welcome(Proposal proposal) throws FailureException {
    Optional<TrustedDevice> device =
        proposal.proven().isPresent() ? devices.find(proposal.proven().get()) : Optional.empty();
    return into(device.map(TrustedDevice::policy).orElseGet(TrustPolicy::ask));
  }

  private static Decision.Accept into(TrustPolicy policy) {
    Decision.Accept all = Decision.Accept.all();
    return policy.folder().map(all::into).orElse(all);
  }
}
