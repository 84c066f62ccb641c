package sextant.cli;

import java.util.List;
import java.util.Optional;
import sextant.words.Language;

/** {@code sextant chat connect}: a chat on the whole terminal, or in lines from a pipe. */
final class ChatConnectCommand extends Command {
  ChatConnectCommand() {
    super("connect");
  }

  @Override
  public String sentence(Language language) {
    return new ChatText(language).connectSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    ChatText text = new ChatText(shape.language());
    shape.example("sextant chat connect", text.exampleChatConnect());
    shape.example("sextant chat connect 127.0.0.1 --room '#lobby' --nick ann", text.exampleRoom());
    shape.example("echo hello | sextant chat connect --plain", text.exampleChatPipe());
    shape.note(text.connectCommands());
    ChatTarget target = new ChatTarget(shape, text);
    shape.group(text.groupChat());
    Argument<String> room =
        shape.option("-r --room", Values.place("ROOM"), text.optionRoom()).orElse("#lobby");
    Argument<Boolean> plain = shape.flag("--plain", text.optionPlain());
    Argument<String> server =
        shape.optionalParameter(Values.text("SERVER"), text.parameterServer());
    return run -> {
      Goal goal = Goal.of(server.optional(), room);
      if (isScreen(run) && !plain.isGiven()) {
        boolean isNamed = server.isGiven() || target.isServerGiven();
        var named = new ChatFullScreen.Wish(goal.server(), isNamed, goal.room());
        return new ChatFullScreen(run, text, target).show(named);
      }
      var settings = target.network(goal.server(), List.of(goal.room()), text);
      return new ChatTalk(run, text, settings, goal.room()).inLines();
    };
  }

  /** Where to: as on the desktop, {@code SERVER/#room} names both. */
  private record Goal(Optional<String> server, String room) {
    static Goal of(Optional<String> named, Argument<String> room) {
      String typed = named.orElse("");
      int slash = Math.max(typed.indexOf("/#"), typed.indexOf("/&"));
      if (slash <= 0) {
        return new Goal(named, room.value());
      }
      String after = typed.substring(slash + 1);
      return new Goal(
          Optional.of(typed.substring(0, slash)), room.isGiven() ? room.value() : after);
    }
  }

  private static boolean isScreen(Run run) {
    String type = run.surroundings().environment().getOrDefault("TERM", "dumb");
    return run.output().isForPerson() && run.output().screen().onInput() && !type.equals("dumb");
  }
}
