package sextant.desktop.ping;

import java.util.List;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.PingRoomText;
import sextant.desktop.kit.StartCard;
import sextant.desktop.kit.StartPage;
import sextant.desktop.ping.PingModel.Task;

/** What the room can do now, before anything was done. */
final class StartCards {
  private static final String THIS_COMPUTER = "127.0.0.1";

  private StartCards() {}

  /** The cards; the one of the present task is the first choice, but the diagnosis of Ping. */
  static StartPage page(Task task, PingActions actions, PingRoomText text, Runnable focusField) {
    StartCard diagnose =
        new StartCard(
                "start-diagnose",
                Material2AL.HELP_OUTLINE,
                text.diagnoseTitle(),
                text.diagnoseText(),
                text.diagnoseVerb())
            .onPress(actions::diagnose);
    StartCard ping =
        new StartCard(
                "start-ping",
                Material2AL.GPS_FIXED,
                text.pingTitle(),
                text.pingText(),
                text.pingVerb())
            .onPress(() -> actions.pingNew(THIS_COMPUTER));
    StartCard sweep =
        new StartCard(
                "start-sweep",
                Material2AL.GRID_ON,
                text.sweepTitle(),
                text.sweepText(),
                text.sweepVerb())
            .onPress(actions::sweepOwnNetwork);
    StartCard trace =
        new StartCard(
                "start-trace",
                Material2AL.CALL_SPLIT,
                text.traceTitle(),
                text.traceText(),
                text.traceVerb())
            .onPress(() -> actions.traceTyped(focusField));
    var first =
        switch (task) {
          case PING -> diagnose;
          case SWEEP -> sweep;
          case TRACE -> trace;
        };
    first.asFirstChoice();
    var cards = List.of(diagnose, ping, sweep, trace).toArray(StartCard[]::new);
    return new StartPage(text.startHeading(), text.startLead(), cards);
  }
}
