package sextant.tour;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A process that does not outlive its lesson, nor this program however that ends. */
final class Child implements AutoCloseable {
  private final Process process;
  private final Thread atTheEnd;

  private Child(Process process) {
    this.process = process;
    atTheEnd = Thread.ofPlatform().name("tour-child-end").unstarted(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atTheEnd);
  }

  static Child start(ProcessBuilder builder) throws IOException {
    return new Child(builder.start());
  }

  Process process() {
    return process;
  }

  /** Waits for its end by itself; false when it takes longer. */
  boolean endsWithin(int seconds) throws InterruptedException {
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }

  /** Ends it as {@code kill -9} does, and returns when it is gone and holds no file any more. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException ending) {
      return; // the program ends now and runs the hook itself
    }
  }
}
