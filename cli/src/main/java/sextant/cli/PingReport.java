package sextant.cli;

import sextant.ping.EchoEvent;
import sextant.ping.EchoRun;

/**
 * One way to show a ping run; all calls come from the thread that runs it, but {@link #interim}.
 */
interface PingReport {
  /** Before the first probe. */
  void begin(EchoRun run);

  /** Something happened. */
  void on(EchoEvent event);

  /** Statistics up to now; from any thread. */
  void interim();

  /** After the last event. */
  void end();
}
