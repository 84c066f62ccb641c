package sextant.desktop.ping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sextant.desktop.ping.PingModel.Task;

class PingCommandLineTest {
  private final PingModel model = new PingModel();

  @Test
  void fieldIsShownBeforeAnythingRuns() {
    assertThat(PingCommandLine.of(model)).isEqualTo("sextant ping HOST");
    model.fieldProperty().set("a.example b.example");
    model.intervalMillisProperty().set(200);
    assertThat(PingCommandLine.of(model)).isEqualTo("sextant ping -i 0.2 a.example b.example");
  }

  @Test
  void whatRunsComesBeforeTheField() {
    model.fieldProperty().set("other");
    model.hosts().add(new HostLine("127.0.0.1", Role.HOST, 1));
    assertThat(PingCommandLine.of(model)).isEqualTo("sextant ping 127.0.0.1");
    model.taskProperty().set(Task.TRACE);
    model.trace().start("$(a)");
    assertThat(PingCommandLine.of(model)).isEqualTo("sextant trace '$(a)'");
  }
}
