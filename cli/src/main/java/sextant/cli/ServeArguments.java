package sextant.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.talk.AccessList;
import sextant.talk.Address;
import sextant.talk.Cidr;
import sextant.talk.Mode;
import sextant.talk.ReplyRules;
import sextant.talk.ServerOptions;
import sextant.talk.ServerSecurity;
import sextant.words.Explanation;
import sextant.words.FailureException;
import sextant.words.Language;

/** What {@code talk serve} was told. */
final class ServeArguments {
  private final TalkText text;
  private final TransportArguments transport;
  private final Argument<String> host;
  private final Argument<Integer> port;
  private final Argument<ModeName> mode;
  private final Argument<Path> rules;
  private final Argument<Path> certificate;
  private final Argument<Path> key;
  private final Argument<Path> record;
  private final Argument<Boolean> say;
  private final Argument<Boolean> once;
  private final Argument<Cidr> allow;
  private final Argument<Cidr> deny;
  private final Argument<Integer> maxPeers;
  private final Argument<Duration> idle;
  private final ShowArguments show;

  /** The modes by their fixed names. */
  enum ModeName {
    CONVERSATION,
    ECHO,
    DISCARD,
    CHARGEN,
    DAYTIME,
    RELAY,
    REPLY
  }

  ServeArguments(Shape shape, TalkText text) {
    this.text = text;
    transport = new TransportArguments(shape, text);
    shape.group(text.groupListen());
    host = shape.option("--host", Values.text("HOST"), text.optionHost()).orElse(Address.LOOPBACK);
    port = shape.option("-p --port", Values.port(), text.optionPort()).orElse(Address.DEFAULT_PORT);
    once = shape.flag("--once", text.optionOnce());
    shape.group(text.groupAnswer());
    mode =
        shape
            .option("-m --mode", Values.oneOf("MODE", ModeName.class), text.optionMode())
            .orElse(ModeName.CONVERSATION);
    rules = shape.option("--rules", Values.file("FILE"), text.optionRules());
    say = shape.flag("--say", text.optionSay());
    shape.group(text.groupWho());
    Values<Cidr> ranges = Values.of("CIDR", Cidr::parse, CliText::expectedCidr);
    allow = shape.option("--allow", ranges, text.optionAllow());
    deny = shape.option("--deny", ranges, text.optionDeny());
    maxPeers =
        shape.option(
            "--max-peers", Values.integer("N", 1, Integer.MAX_VALUE), text.optionMaxPeers());
    idle = shape.option("--idle", Values.duration("TIME"), text.optionServerIdle());
    shape.group(text.groupSecurity());
    certificate = shape.option("--cert", Values.file("FILE"), text.optionCert());
    key = shape.option("--key", Values.file("FILE"), text.optionKey());
    show = new ShowArguments(shape, text);
    record = shape.option("--record", Values.file("FILE"), text.optionRecord());
  }

  int serve(Run run) throws IOException, InterruptedException {
    Address address = transport.address(host.value(), port.value());
    ServerOptions options =
        ServerOptions.DEFAULT
            .withAccess(new AccessList(allow.all(), deny.all()))
            .withMaxPeers(maxPeers.optional().orElse(Integer.MAX_VALUE))
            .withIdleTimeout(idle.optional().orElse(Duration.ZERO))
            .withSecurity(isSecure(address) ? security(run) : ServerSecurity.NONE)
            .withRecordBytes(0);
    boolean isChatty = mode.value() == ModeName.CONVERSATION || mode.value() == ModeName.REPLY;
    TrafficLog.Style style =
        show.style(
            run.output().isJson() || mode.value() == ModeName.REPLY
                ? TrafficLog.Show.BOTH
                : isChatty ? TrafficLog.Show.RECEIVED : TrafficLog.Show.NONE);
    ServeRun.Wishes wishes = new ServeRun.Wishes(say.isGiven(), once.isGiven(), record.optional());
    return new ServeRun(run, style, wishes).serve(address, mode(run.language()), options);
  }

  private static boolean isSecure(Address address) {
    return switch (address) {
      case Address.Tls a -> true;
      case Address.Dtls a -> true;
      case Address.WebSocket a -> a.secure();
      case Address.Tcp a -> false;
      case Address.Udp a -> false;
      case Address.Unix a -> false;
    };
  }

  private ServerSecurity security(Run run) throws FailureException {
    return ServerSecurity.of(
        certificate.isGiven()
            ? Credentials.load(certificate.value(), key.optional())
            : DeviceIdentity.open(run.state()));
  }

  private Mode mode(Language language) throws IOException {
    return switch (mode.value()) {
      case CONVERSATION -> new Mode.Talk(language);
      case ECHO -> new Mode.Echo();
      case DISCARD -> new Mode.Discard();
      case CHARGEN -> new Mode.Chargen();
      case DAYTIME -> new Mode.Daytime();
      case RELAY -> new Mode.Relay();
      case REPLY -> reply();
    };
  }

  private Mode reply() throws IOException {
    if (!rules.isGiven()) {
      throw new UsageException(
          new Explanation(
              text.rulesMissingWhat(), text.rulesMissingWhy(), text.rulesMissingTodo()));
    }
    return new Mode.Reply(ReplyRules.read(rules.value()));
  }
}
