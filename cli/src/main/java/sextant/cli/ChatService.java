package sextant.cli;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.utils.Signals;
import sextant.chat.ChatConfig;
import sextant.chat.ChatServer;
import sextant.chat.ClusterConfig;
import sextant.chat.ClusterFile;
import sextant.chat.ClusterNode;
import sextant.raw.ServiceManager;
import sextant.words.FailureException;

/** A chat server in its process: says where it is, hears signals, and tells systemd. */
final class ChatService {
  private static final System.Logger LOG = System.getLogger("sextant.cli");

  private final Run run;
  private final ChatText text;
  private final Optional<ServiceManager> manager;
  private final Optional<ChatNearby> nearby;

  ChatService(Run run, boolean isHidden) {
    this.run = run;
    this.nearby = isHidden ? Optional.empty() : Optional.of(new ChatNearby());
    this.text = new ChatText(run.language());
    this.manager =
        ServiceManager.at(run.surroundings().environment().getOrDefault("NOTIFY_SOCKET", ""));
  }

  /** Serves until interrupted or stopped; returns the exit code. */
  int serve(ChatServer.Settings settings) throws IOException, InterruptedException {
    AtomicReference<Boolean> interrupted = new AtomicReference<>(false);
    try (ChatServer server = ChatServer.start(settings);
        Interruption.Registration _ =
            run.interruption()
                .stoppingAsUsual(() -> {
                  interrupted.set(true);
                  server.stop();
                })) {
      announce(server);
      Object before = Signals.register("HUP", () -> reload(server));
      tell(ServiceManager.READY + "\n" + ServiceManager.status(text.join()));
      nearby.ifPresent(each -> each.update(server));
      String reason = server.awaitStop();
      Signals.unregister("HUP", before);
      tell(ServiceManager.STOPPING);
      nearby.ifPresent(ChatNearby::close);
      if (interrupted.get() || reason.isEmpty()) {
        run.output().say(text.ended());
        return Exit.DONE;
      }
      if (reason.equals(ClusterFile.TAKEN_OUT)) {
        run.output().warn(text.takenOut());
        return Exit.DONE; // as an administrator wanted it: nobody shall start it again
      }
      run.output().warn(text.stopped(reason));
      return Exit.FAILED;
    }
  }

  private void reload(ChatServer server) {
    tell(ServiceManager.RELOADING + "\nMONOTONIC_USEC=" + System.nanoTime() / 1_000);
    try {
      server.reload();
      run.output().say(text.reloaded());
      nearby.ifPresent(each -> each.update(server));
    } catch (IOException e) {
      run.output().warn(text.notReloaded(String.valueOf(e.getMessage())));
    }
    tell(ServiceManager.READY);
  }

  private void tell(String state) {
    manager.ifPresent(to -> {
      try {
        to.tell(state);
      } catch (FailureException e) {
        LOG.log(Level.WARNING, "systemd: {0}", e.getMessage());
      }
    });
  }

  private void announce(ChatServer server) throws IOException {
    Output output = run.output();
    boolean open = false;
    for (ChatServer.Bound bound : server.bound()) {
      String where = shown(bound);
      if (output.isJson()) {
        try (JsonLine line = output.json("listening")) {
          line.text("address", where)
              .text("transport", bound.listener().tls() ? "tls" : "tcp")
              .text("use", bound.listener().use().name().toLowerCase(Locale.ROOT));
        }
      } else {
        output.say(listening(bound.listener(), where));
      }
      open |=
          bound.address() instanceof InetSocketAddress inet
              && !inet.getAddress().isLoopbackAddress();
    }
    server.fileHost().ifPresent(url -> announceFiles(output, url));
    announceGroup(output, server.config().cluster());
    server
        .certificate()
        .ifPresent(own ->
            output.say(
                text.fingerprint(String.join(" ", own.fingerprint().words(run.language())))));
    if (open) {
      output.warn(text.openToNetwork());
    }
    output.say(text.join());
  }

  private void announceFiles(Output output, String url) {
    if (output.isJson()) {
      try (JsonLine line = output.json("listening")) {
        line.text("address", url).text("transport", "tcp").text("use", "files");
      }
    } else {
      output.say(text.listeningFiles(url));
    }
  }

  private void announceGroup(Output output, ClusterConfig cluster) {
    Optional<ClusterNode> own =
        cluster.members().stream().filter(node -> node.name().equals(cluster.node())).findFirst();
    if (own.isEmpty()) {
      return;
    }
    String where = own.get().host() + ":" + own.get().port();
    if (output.isJson()) {
      try (JsonLine line = output.json("listening")) {
        line.text("address", where).text("transport", "tls").text("use", "group");
      }
      return;
    }
    output.say(text.listeningGroup(own.get().name(), where));
  }

  private String listening(ChatConfig.Listener listener, String where) {
    String url = (listener.tls() ? "https://" : "http://") + where + "/";
    return switch (listener.use()) {
      case IRC -> listener.tls() ? text.listeningTls(where) : text.listening(where);
      case PAGES -> text.listeningPages(url);
      case WEB -> text.listeningWeb(url);
    };
  }

  private static String shown(ChatServer.Bound bound) {
    if (bound.address() instanceof InetSocketAddress inet) {
      String host = inet.getAddress().getHostAddress();
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + inet.getPort();
    }
    return bound.address().toString();
  }
}
