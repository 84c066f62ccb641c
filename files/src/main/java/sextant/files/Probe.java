package sextant.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;
import sextant.http.HttpClient;
import sextant.identity.Credentials;
import sextant.identity.Fingerprint;

/** Asks one address whether a device is there, by registering with it (protocol, section 3.3). */
final class Probe {
  private static final int MILLIS = 500;
  private static final int MOST_ANSWER_BYTES = 64 * 1024;

  private final Supplier<Device> self;
  private final Credentials own;

  Probe(Supplier<Device> self, Credentials own) {
    this.self = self;
    this.own = own;
  }

  /** The device there, with the fingerprint it has proven; empty also when it is this one. */
  Optional<Found> of(Target target) {
    try (Dialer dialer = new Dialer(target, own, MILLIS)) {
      HttpClient client = dialer.dial();
      client.setReadTimeoutMillis(MILLIS * 2);
      byte[] body = Json.write(self.get()::writeWithPortTo);
      HttpClient.Response response =
          client.send(HttpClient.Request.post(Door.V2 + "register", "application/json", body));
      byte[] answer = response.body().readAll(MOST_ANSWER_BYTES);
      if (response.status() != 200) {
        return Optional.empty();
      }
      Device said = Device.read(answer, false);
      String proven = dialer.fingerprint().map(Fingerprint::hex).orElse(said.fingerprint());
      Device device = said.provenAs(proven).at(target.address().getPort(), target.isEncrypted());
      return device.fingerprint().equalsIgnoreCase(self.get().fingerprint())
          ? Optional.empty()
          : Optional.of(new Found(device, target.address().getAddress(), System.nanoTime()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** The device at the usual port of that address, over HTTPS or else HTTP. */
  Optional<Found> at(InetAddress address) {
    InetSocketAddress at = new InetSocketAddress(address, Device.USUAL_PORT);
    String label = address.getHostAddress();
    return of(new Target(at, true, Optional.empty(), label))
        .or(() -> of(new Target(at, false, Optional.empty(), label)));
  }
}
