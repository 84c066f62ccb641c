package sextant.desktop.talk;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import sextant.identity.DeviceIdentity;
import sextant.identity.Fingerprint;
import sextant.identity.KnownPeers;
import sextant.identity.PeerTrust;
import sextant.identity.StateDirectory;
import sextant.talk.Address;
import sextant.talk.ClientSecurity;
import sextant.talk.ServerSecurity;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Certificates of the room: this device's own to show, others believed at first meeting. */
final class Security {
  private final StateDirectory state;

  Security(Path stateDirectory) {
    state = StateDirectory.at(stateDirectory);
  }

  /** What a server shows; reads or makes the key only when the transport needs one. */
  ServerSecurity ofServer(Address address) throws FailureException {
    boolean secure =
        switch (address) {
          case Address.Tls tls -> true;
          case Address.Dtls dtls -> true;
          case Address.WebSocket socket -> socket.secure();
          case Address.Tcp tcp -> false;
          case Address.Udp udp -> false;
          case Address.Unix unix -> false;
        };
    return secure ? ServerSecurity.of(DeviceIdentity.open(state)) : ServerSecurity.NONE;
  }

  /**
   * Believes the new certificate of a server that showed another one before: a person has looked
   * and said yes. May block for the file.
   *
   * @param changed the failure that told of it
   */
  void believe(Failure changed) throws FailureException {
    String now = changed.detail().substring(changed.detail().lastIndexOf(' ') + 1);
    Fingerprint fingerprint =
        Fingerprint.parse(now)
            .orElseThrow(() -> new IllegalStateException("bug: no fingerprint in " + changed));
    new KnownPeers(state, Clock.systemUTC()).replace(changed.subject(), fingerprint);
  }

  /** A server is believed when it shows the certificate it showed first. */
  ClientSecurity ofClient() {
    var known = new KnownPeers(state, Clock.systemUTC());
    return new ClientSecurity(new PeerTrust.FirstUse(known), Optional.empty(), "");
  }
}
