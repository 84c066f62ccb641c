package sextant.files;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import sextant.http.HttpClient;
import sextant.identity.Credentials;
import sextant.identity.Fingerprint;
import sextant.identity.PairingCode;
import sextant.identity.PairingProof;
import sextant.words.Failure;
import sextant.words.FailureException;

/** The side of a pairing that typed the code. */
final class PairingGuest {
  private static final int MOST_ANSWER = 64 * 1024;
  private static final int MILLIS = 10_000;
  private static final int PROOF = 32;

  private final Credentials own;
  private final Device self;
  private final SecureRandom random = new SecureRandom();

  PairingGuest(Credentials own, Device self) {
    this.own = own;
    this.self = self;
  }

  /** The plate of the code that a device shows now; empty when it shows none. */
  Optional<String> plate(Target target) {
    try (Dialer dialer = new Dialer(target, own, 1_000)) {
      HttpClient client = dialer.dial();
      client.setReadTimeoutMillis(1_000);
      HttpClient.Response response = client.send(HttpClient.Request.get(PairingHost.PATH));
      byte[] body = response.body().readAll(MOST_ANSWER);
      Map<String, Object> fields = new HashMap<>();
      if (response.status() == 200) {
        Json.read(body, (name, parser) -> Json.keep(fields, name, parser));
      }
      return Json.optionalText(fields, "plate");
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /**
   * Proves that this side knows the code, and that the other one does.
   *
   * @throws FailureException PIN_WRONG when it does not, or the reason there is no answer
   */
  Paired pair(Target target, PairingCode code) throws FailureException {
    try (Dialer dialer = new Dialer(target, own)) {
      HttpClient client = dialer.dial();
      client.setReadTimeoutMillis(MILLIS);
      Fingerprint host = dialer.fingerprint().orElseThrow(() -> wrong(target));
      byte[] exported =
          client
              .exportKey(PairingProof.Channel.LABEL, PairingProof.Channel.BYTES)
              .orElseThrow(() -> wrong(target));
      var channel = PairingProof.Channel.of(own.fingerprint(), host, exported);
      PairingProof mine = PairingProof.ofGuest(code, random);
      byte[] share = post(client, "/share", mine.share(), target);
      PairingProof.Result result = mine.finish(share, channel);
      byte[] answer = post(client, "/proof", withName(result.ownProof()), target);
      if (!result.isProof(Arrays.copyOf(answer, Math.min(PROOF, answer.length)))) {
        throw wrong(target);
      }
      Device device =
          Device.read(Arrays.copyOfRange(answer, PROOF, answer.length), false)
              .provenAs(host.hex())
              .at(target.address().getPort(), true);
      return new Paired(device, host, target.address().getAddress());
    } catch (GeneralSecurityException e) {
      throw wrong(target);
    } catch (IOException e) {
      throw Failure.wrap(e, target.label());
    }
  }

  private byte[] withName(byte[] proof) {
    byte[] name = Json.write(self::writeWithPortTo);
    byte[] both = Arrays.copyOf(proof, proof.length + name.length);
    System.arraycopy(name, 0, both, proof.length, name.length);
    return both;
  }

  private static byte[] post(HttpClient client, String step, byte[] bytes, Target target)
      throws IOException {
    HttpClient.Response response =
        client.send(
            HttpClient.Request.post(PairingHost.PATH + step, "application/octet-stream", bytes));
    byte[] body = response.body().readAll(MOST_ANSWER);
    if (response.status() != 200) {
      throw wrong(target);
    }
    return body;
  }

  private static FailureException wrong(Target target) {
    return new FailureException(new Failure(Failure.Kind.CODE_WRONG, target.label(), ""));
  }
}
