package sextant.chat;

import java.io.IOException;
import java.util.ServiceLoader;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Opens what a configuration asks for. A group comes from a module that this one does not know. */
final class Backends {
  private Backends() {}

  static Backend open(ChatServer.Settings settings, ChatConfig config) throws IOException {
    if (config.cluster().node().isEmpty()) {
      return LocalBackend.open(settings.data().resolve(ChatServer.STORE), config);
    }
    return ServiceLoader.load(Backend.Opener.class)
        .findFirst()
        .orElseThrow(() ->
            new FailureException(
                new Failure(
                    Failure.Kind.BAD_INPUT,
                    config.cluster().node(),
                    "this program was built without clusters")))
        .open(settings, config);
  }
}
