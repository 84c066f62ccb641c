package sextant.talk;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.identity.Credentials;
import sextant.identity.PeerTrust;

/** Protected servers and clients on this machine for tests. */
final class Secure {
  final Certificates authority = new Certificates();
  final Credentials own = authority.credentials("localhost");

  TalkServer serve(Address address, Mode mode, TalkObserver observer) throws IOException {
    return serve(address, mode, observer, ServerSecurity.of(own));
  }

  TalkServer serve(Address address, Mode mode, TalkObserver observer, ServerSecurity security)
      throws IOException {
    return TalkServer.listen(address, mode, ServerOptions.DEFAULT.withSecurity(security), observer);
  }

  ClientOptions pinned() {
    return trusting(new PeerTrust.Pinned(Set.of(own.fingerprint())));
  }

  ClientOptions byAuthority() {
    return trusting(new PeerTrust.Authorities(List.of(authority.root())));
  }

  static ClientOptions trusting(PeerTrust trust) {
    return ClientOptions.DEFAULT.withSecurity(new ClientSecurity(trust, Optional.empty(), ""));
  }

  ClientOptions showing(Credentials credentials) {
    return ClientOptions.DEFAULT.withSecurity(
        new ClientSecurity(
            new PeerTrust.Pinned(Set.of(own.fingerprint())), Optional.of(credentials), ""));
  }
}
