package sextant.files;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.StateDirectory;

/**
 * A device in a network of its own: says on standard output who comes and goes; {@code why} on
 * standard input makes it say what its diagnosis found. Started by {@link NamespacesTest}.
 */
final class NamespaceDevice {
  private NamespaceDevice() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    Credentials own = DeviceIdentity.open(StateDirectory.at(folder.resolve("state")));
    ReceiverOptions options = ReceiverOptions.into(folder.resolve("in"), arguments[0], own);
    Discovery.Listener listener =
        new Discovery.Listener() {
          @Override
          public void appeared(Found found) {
            say("appeared " + found.device().alias() + " " + found.address().getHostAddress());
          }

          @Override
          public void left(Found found) {
            say("left " + found.device().alias());
          }
        };
    try (Receiver receiver = Receiver.open(options, Desk.thatAccepts());
        Discovery discovery = receiver.discover(listener);
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      say("ready");
      while (lines.readLine() != null) {
        for (Diagnosis.Finding finding : discovery.checkup().ofThisComputer().findings()) {
          say("found " + finding);
        }
        say("that is all");
      }
    }
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
