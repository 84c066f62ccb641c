package sextant.desktop.ping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import sextant.desktop.kit.Ui;
import sextant.desktop.ping.PingModel.Task;
import sextant.desktop.shell.Host;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.StateFile;
import sextant.words.Failure;
import sextant.words.FailureException;

/** What can be done in the Ping room. Belongs to the JavaFX thread; work goes on elsewhere. */
final class PingActions {
  private static final String NAME_KEY = "internet.name";
  private static final String USUAL_NAME = "example.org";

  private final PingModel model;
  private final RoomContext context;
  private final Supplier<LocalNetwork> network;
  private final StateFile state;
  private final EchoRunner echo;
  private final SweepRunner sweep;
  private final TraceRunner trace;

  PingActions(PingModel model, RoomContext context, Prober prober, Supplier<LocalNetwork> network) {
    this.model = model;
    this.context = context;
    this.network = network;
    state = StateFile.open(context.stateDirectory().resolve("ping.properties"));
    model.internetNameProperty().set(state.get(NAME_KEY, USUAL_NAME));
    echo = new EchoRunner(model, prober, context.activities());
    sweep = new SweepRunner(model, prober, context.activities(), context.clockMillis());
    trace = new TraceRunner(model, prober, context.activities());
    model.stretchProperty().addListener((at, before, now) -> echo.publish());
    model.taskProperty().addListener((at, before, now) -> showCommandLine());
    model.fieldProperty().addListener((at, before, now) -> showCommandLine());
    model.intervalMillisProperty().addListener((at, before, now) -> intervalChanged());
    showCommandLine();
  }

  private void intervalChanged() {
    echo.restart();
    showCommandLine();
  }

  /** Enter in the main field: does the present task with what stands there. */
  void go() {
    String text = model.fieldProperty().get().strip();
    if (text.isEmpty()) {
      return;
    }
    model.failureProperty().set(Optional.empty());
    if (model.taskProperty().get() == Task.PING && PingInput.isRange(text)) {
      model.taskProperty().set(Task.SWEEP); // a network cannot be meant to be pinged
    }
    switch (model.taskProperty().get()) {
      case PING -> ping(PingInput.hosts(text));
      case SWEEP -> sweep(text);
      case TRACE -> PingInput.hosts(text).stream().findFirst().ifPresent(this::trace);
    }
  }

  /** Adds these hosts to the graph. */
  void ping(List<String> hosts) {
    model.taskProperty().set(Task.PING);
    for (String host : hosts) {
      context.recentHosts().add(new Host(host));
      HostLine line = echo.add(host, Role.HOST);
      model.selectedProperty().set(line);
    }
    showCommandLine();
  }

  /** Looks at one host alone in the graph's task, with what is there already. */
  void pingNew(String host) {
    model.failureProperty().set(Optional.empty());
    ping(List.of(host));
  }

  /** Asks who is there in a network, named as a range of addresses. */
  void sweep(String range) {
    model.taskProperty().set(Task.SWEEP);
    Ui.background(
        "ping-sweep-range",
        () -> {
          try {
            SweepRange addresses = SweepRange.parse(range);
            Ui.later(() -> start(addresses));
          } catch (FailureException wrong) {
            Ui.later(() -> model.failureProperty().set(Optional.of(wrong.failure())));
          }
        });
  }

  private void start(SweepRange range) {
    sweep.start(range);
    showCommandLine();
  }

  /** Asks who is there in the network of this computer. */
  void sweepOwnNetwork() {
    model.taskProperty().set(Task.SWEEP);
    withNetwork(found ->
        found
            .range()
            .ifPresentOrElse(
                range -> {
                  model.fieldProperty().set(range);
                  sweep(range);
                },
                () -> model.fieldProperty().set("")));
  }

  /** Follows the way to a host. */
  void trace(String host) {
    model.taskProperty().set(Task.TRACE);
    context.recentHosts().add(new Host(host));
    trace.start(host);
    showCommandLine();
  }

  /** Traces the first host that stands in the field; asks for one when there is none. */
  void traceTyped(Runnable ask) {
    model.taskProperty().set(Task.TRACE);
    PingInput.hosts(model.fieldProperty().get()).stream()
        .findFirst()
        .ifPresentOrElse(this::trace, ask);
  }

  /** Is it me or the internet? Pings the gateway, the name server, and the chosen name. */
  void diagnose() {
    String name = model.internetNameProperty().get().strip();
    state.put(NAME_KEY, name);
    state.save();
    model.failureProperty().set(Optional.empty());
    withNetwork(found -> {
      echo.clear();
      model.taskProperty().set(Task.PING);
      model.verdictProperty().set(Optional.of(Verdict.WAITING));
      found.gateway().ifPresent(gateway -> echo.add(gateway, Role.GATEWAY));
      found.resolver().ifPresent(resolver -> echo.add(resolver, Role.RESOLVER));
      PingInput.hosts(name).stream().findFirst().ifPresent(host -> echo.add(host, Role.INTERNET));
      model.selectedProperty().set(model.hosts().isEmpty() ? null : model.hosts().getLast());
      showCommandLine();
    });
  }

  private void withNetwork(java.util.function.Consumer<LocalNetwork> then) {
    Ui.background(
        "ping-local-network",
        () -> {
          LocalNetwork found = network.get();
          Ui.later(() -> then.accept(found));
        });
  }

  /** Goes to another of the three tasks. */
  void show(Task task) {
    model.taskProperty().set(task);
  }

  /** Stops what the present task does. */
  void stop() {
    switch (model.taskProperty().get()) {
      case PING -> echo.stop();
      case SWEEP -> sweep.stop();
      case TRACE -> trace.stop();
    }
  }

  /** Goes on with what the present task did. */
  void resume() {
    switch (model.taskProperty().get()) {
      case PING -> echo.resume();
      case SWEEP -> {
        SweepGrid grid = model.sweep().gridProperty().get();
        if (grid != null) {
          sweep.start(grid.range());
        }
      }
      case TRACE -> trace.start(model.trace().hostProperty().get());
    }
  }

  /** Whether the present task is doing something. */
  boolean isRunning() {
    return switch (model.taskProperty().get()) {
      case PING -> model.runningProperty().get();
      case SWEEP -> model.sweep().runningProperty().get();
      case TRACE -> model.trace().runningProperty().get();
    };
  }

  /** Takes a host out of the graph. */
  void remove(HostLine line) {
    echo.remove(line);
    showCommandLine();
  }

  /** Goes back to the start page of the present task. */
  void clear() {
    stop();
    model.failureProperty().set(Optional.empty());
    switch (model.taskProperty().get()) {
      case PING -> echo.clear();
      case SWEEP -> model.sweep().gridProperty().set(null);
      case TRACE -> {
        model.trace().hops().clear();
        model.trace().hostProperty().set("");
      }
    }
    showCommandLine();
  }

  /** Stops everything in the room. */
  void stopAll() {
    echo.stop();
    sweep.stop();
    trace.stop();
  }

  /** Puts text on the clipboard. */
  void copy(String text) {
    context.clip().put(text);
  }

  /** Puts the addresses that answered on the clipboard, one a line. */
  void copyAlive() {
    copy(
        model.sweep().alive().stream()
            .map(alive -> alive.address() + "\n")
            .collect(Collectors.joining()));
  }

  /** Asks for a place and saves what is shown there. */
  void save(String title, PingExport.Format format) {
    String ending = format == PingExport.Format.CSV ? ".csv" : ".json";
    byte[] bytes = PingExport.of(model, format).getBytes(StandardCharsets.UTF_8);
    save(title, bytes, ending);
  }

  /** Asks for a place and saves a picture, already in the form of a PNG file, there. */
  void savePicture(String title, byte[] png) {
    save(title, png, ".png");
  }

  private void save(String title, byte[] bytes, String ending) {
    String name = "sextant-" + PingCommandLine.command(model.taskProperty().get()) + ending;
    context.filePicker().save(title, name).ifPresent(file -> write(file, bytes));
  }

  private void write(Path file, byte[] bytes) {
    Ui.background(
        "ping-export",
        () -> {
          try {
            Files.write(file, bytes);
          } catch (IOException cannotWrite) {
            Failure failure = Failure.of(cannotWrite, file.toString());
            Ui.later(() -> model.failureProperty().set(Optional.of(failure)));
          }
        });
  }

  private void showCommandLine() {
    model.commandLineProperty().set(PingCommandLine.of(model));
  }
}
