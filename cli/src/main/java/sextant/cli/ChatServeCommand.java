package sextant.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sextant.chat.ChatConfig;
import sextant.chat.ChatServer;
import sextant.chat.ClusterConfig;
import sextant.chat.ClusterNode;
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
    shape.example("sextant chat serve --web", text.exampleServeWeb());
    shape.example("sextant chat serve --config chat.toml", text.exampleServeConfig());
    shape.example("sextant chat serve --node ann --at 192.0.2.1", text.exampleServeNode());
    shape.example("sextant chat serve --join 192.0.2.1", text.exampleServeJoin());
    return new Arguments(shape, text)::serve;
  }

  private static final class Arguments {
    private final Argument<Path> config;
    private final Argument<String> host;
    private final Argument<Integer> port;
    private final Argument<Integer> tlsPort;
    private final Argument<Boolean> web;
    private final Argument<Integer> webPort;
    private final Argument<Path> data;
    private final Argument<Boolean> noLimits;
    private final Argument<Boolean> hidden;
    private final Argument<ChatJournal.Form> log;
    private final Argument<String> node;
    private final Argument<String> member;
    private final Argument<String> join;
    private final Argument<String> code;
    private final Argument<String> at;
    private final Argument<String> clients;

    Arguments(Shape shape, ChatText text) {
      shape.group(text.groupServe());
      config = shape.option("-c --config", Values.file("FILE"), text.optionConfig());
      host = shape.option("--host", Values.text("HOST"), text.optionHost());
      port = shape.option("-p --port", Values.port(), text.optionPort());
      tlsPort = shape.option("--tls-port", Values.port(), text.optionTlsPort());
      web = shape.flag("--web", text.optionWeb());
      webPort = shape.option("--web-port", Values.port(), text.optionWebPort());
      data = shape.option("--data", Values.file("DIR"), text.optionData());
      noLimits = shape.flag("--no-limits", text.optionNoLimits());
      hidden = shape.flag("--hidden", text.optionHidden());
      log =
          shape
              .option("--log", Values.oneOf("FORM", ChatJournal.Form.class), text.optionLog())
              .orElse(ChatJournal.Form.NONE);
      shape.group(text.groupCluster());
      node = shape.option("--node", Values.text("NAME"), text.optionNode());
      at = shape.option("--at", Values.text("HOST[:PORT]"), text.optionAt());
      join = shape.maybeOption("--join", Values.text("HOST[:PORT],…"), text.optionJoin());
      code = shape.option("--code", Values.text("CODE"), text.optionCode());
      clients = shape.option("--clients", Values.text("HOST:PORT"), text.optionClients());
      member = shape.option("--member", Values.text("LINE"), text.optionMember());
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
      if (web.isGiven() || webPort.isGiven()) {
        int at = webPort.optional().orElse(ChatConfig.Listener.WEB_PORT);
        listeners.add(ChatConfig.Listener.web(where, at));
      }
      ChatConfig placed = base.withListeners(listeners).withCluster(said(base.cluster()));
      return noLimits.isGiven() ? placed.withoutLimits() : placed;
    }

    private ClusterConfig said(ClusterConfig base) throws IOException {
      List<ClusterNode> members = new ArrayList<>();
      for (String line : member.all()) {
        members.add(ChatClusterCommand.node(line));
      }
      ClusterConfig.Entrance file = base.entrance();
      List<String> through = new ArrayList<>();
      for (String each : join.all()) {
        through.addAll(List.of(each.split(",")));
      }
      through.removeIf(String::isBlank);
      ClusterConfig.Entrance entrance =
          new ClusterConfig.Entrance(
              join.isGiven() || file.joins(),
              join.isGiven() ? through : file.through(),
              at.optional().orElse(file.at()),
              clients.optional().orElse(file.clients()));
      return base.with(
              node.optional().orElse(base.node()), members.isEmpty() ? base.members() : members)
          .with(entrance);
    }

    private ChatConfig resolved(ClusterSetup setup) throws IOException {
      ChatConfig said = read();
      return said.withCluster(setup.resolve(said.cluster()));
    }

    int serve(Run run) throws IOException, InterruptedException {
      Path folder = data.optional().orElseGet(() -> run.state().file(FOLDER));
      ClusterSetup setup = new ClusterSetup(run, folder);
      setup.joinFirst(read().cluster(), code.optional());
      try (ChatJournal journal = new ChatJournal(log.value(), run.output())) {
        return new ChatService(run, hidden.isGiven())
            .serve(new ChatServer.Settings(folder, run.state(), () -> resolved(setup), journal));
      }
    }
  }
}
