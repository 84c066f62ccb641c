package sextant.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import sextant.chat.ChatConfig;
import sextant.chat.ChatServer;
import sextant.chat.ConfigFile;
import sextant.words.Language;

/** {@code sextant chat serve}: a chat server, until interrupted. */
final class ChatServeCommand extends Command {
  /** The folder of the store inside the state folder. */
  static final String FOLDER = "chat";

  ChatServeCommand() {
    super("serve");
  }

  @Override
  public String sentence(Language language) {
    return new ChatText(language).serveSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    ChatText text = new ChatText(shape.language());
    shape.example("sextant chat serve", text.exampleServe());
    shape.example("sextant chat serve --host 0.0.0.0 --tls-port 6697", text.exampleServeOpen());
    shape.example("sextant chat serve --config chat.toml", text.exampleServeConfig());
    return new Arguments(shape, text)::serve;
  }

  private static final class Arguments {
    private final Argument<Path> config;
    private final Argument<String> host;
    private final Argument<Integer> port;
    private final Argument<Integer> tlsPort;
    private final Argument<Path> data;
    private final Argument<Boolean> noLimits;

    Arguments(Shape shape, ChatText text) {
      shape.group(text.groupServe());
      config = shape.option("-c --config", Values.file("FILE"), text.optionConfig());
      host = shape.option("--host", Values.text("HOST"), text.optionHost());
      port = shape.option("-p --port", Values.port(), text.optionPort());
      tlsPort = shape.option("--tls-port", Values.port(), text.optionTlsPort());
      data = shape.option("--data", Values.file("DIR"), text.optionData());
      noLimits = shape.flag("--no-limits", text.optionNoLimits());
    }

    private ChatConfig read() throws IOException {
      ChatConfig base = config.isGiven() ? ConfigFile.read(config.value()) : ChatConfig.usual();
      boolean places = host.isGiven() || port.isGiven();
      String where = host.optional().orElse("127.0.0.1");
      List<ChatConfig.Listener> listeners = new ArrayList<>();
      if (places) {
        listeners.add(ChatConfig.Listener.plain(where, port.optional().orElse(6667)));
      } else {
        listeners.addAll(base.listeners());
      }
      tlsPort.optional().ifPresent(p -> listeners.add(ChatConfig.Listener.tls(where, p)));
      ChatConfig placed = base.withListeners(listeners);
      return noLimits.isGiven() ? placed.withoutLimits() : placed;
    }

    int serve(Run run) throws IOException, InterruptedException {
      Path folder = data.optional().orElseGet(() -> run.state().file(FOLDER));
      ChatServer.Settings settings = new ChatServer.Settings(folder, run.state(), this::read);
      AtomicReference<Boolean> interrupted = new AtomicReference<>(false);
      ChatText text = new ChatText(run.language());
      try (ChatServer server = ChatServer.start(settings);
          Interruption.Registration _ =
              run.interruption()
                  .stoppingAsUsual(() -> {
                    interrupted.set(true);
                    server.stop();
                  })) {
        announce(run, server, text);
        String reason = server.awaitStop();
        if (interrupted.get()) {
          run.output().say(text.ended());
          return Exit.DONE;
        }
        run.output().warn(text.stopped(reason));
        return Exit.FAILED;
      }
    }

    private static void announce(Run run, ChatServer server, ChatText text) throws IOException {
      Output output = run.output();
      boolean open = false;
      for (ChatServer.Bound bound : server.bound()) {
        String where = shown(bound);
        if (output.isJson()) {
          try (JsonLine line = output.json("listening")) {
            line.text("address", where).text("transport", bound.listener().tls() ? "tls" : "tcp");
          }
        } else {
          output.say(bound.listener().tls() ? text.listeningTls(where) : text.listening(where));
        }
        open |=
            bound.address() instanceof InetSocketAddress inet
                && !inet.getAddress().isLoopbackAddress();
      }
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

    private static String shown(ChatServer.Bound bound) {
      if (bound.address() instanceof InetSocketAddress inet) {
        String host = inet.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + inet.getPort();
      }
      return bound.address().toString();
    }
  }
}
