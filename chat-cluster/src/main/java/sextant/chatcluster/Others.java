package sextant.chatcluster;

import java.nio.file.Path;
import java.util.Set;

/**
 * What goes on between this server and the others beside their clients' lines: what each speaks,
 * questions and their answers, calling the roll, handing over, taking leave. Used by the reactor's
 * thread.
 */
final class Others {
  private final Speech speech;
  private final Questions questions;
  private final RollCall rollCall;
  private final HandOver handOvers;
  private final Dismissal dismissal;

  /** For a server of that name, which speaks no newer than {@code speaks}. */
  Others(ClusterBackend server, String name, int speaks, Path data) {
    speech = new Speech(name, speaks, server::send);
    questions = new Questions(server::send);
    rollCall = new RollCall(server);
    handOvers = new HandOver(server);
    dismissal = new Dismissal(server, data);
  }

  Speech speech() {
    return speech;
  }

  Questions questions() {
    return questions;
  }

  RollCall rollCall() {
    return rollCall;
  }

  HandOver handOvers() {
    return handOvers;
  }

  Dismissal dismissal() {
    return dismissal;
  }

  /** These can be reached now. */
  void present(Set<String> names) {
    questions.present(names);
    speech.present(names);
  }

  void tick(long nowMillis) {
    rollCall.tick(nowMillis);
    handOvers.tick(nowMillis);
    dismissal.tick(nowMillis);
  }
}
