package sextant.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sextant.chat.ChatConfig;
import sextant.chat.ChatServer;
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
    shape.example("sextant chat serve --node ann --config team.toml", text.exampleServeNode());
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
    private final Argument<Boolean> join;

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
      member = shape.option("--member", Values.text("LINE"), text.optionMember());
      join = shape.flag("--join", text.optionJoin());
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
      ChatConfig placed = base.withListeners(listeners).withCluster(cluster(base.cluster()));
      return noLimits.isGiven() ? placed.withoutLimits() : placed;
    }

    private ChatConfig.Cluster cluster(ChatConfig.Cluster base) throws IOException {
      List<ClusterNode> members = new ArrayList<>();
      for (String line : member.all()) {
        members.add(ChatClusterCommand.node(line));
      }
      if (members.isEmpty()) {
        members.addAll(base.members());
      }
      String name = node.optional().orElse(base.node());
      boolean joins = join.isGiven() || base.joins();
      return new ChatConfig.Cluster(name, members, joins, base.graceSeconds());
    }

    int serve(Run run) throws IOException, InterruptedException {
      Path folder = data.optional().orElseGet(() -> run.state().file(FOLDER));
      try (ChatJournal journal = new ChatJournal(log.value(), run.output())) {
        return new ChatService(run, hidden.isGiven())
            .serve(new ChatServer.Settings(folder, run.state(), this::read, journal));
      }
    }
  }
}
