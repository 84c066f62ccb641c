package sextant.cli;

import java.util.List;
import sextant.words.Language;

/** {@code sextant chat …}: the Chat instrument. */
final class ChatGroup extends CommandGroup {
  ChatGroup() {
    super("chat");
  }

  @Override
  public String sentence(Language language) {
    return new ChatText(language).chatSentence();
  }

  @Override
  protected List<String> words() {
    return List.of(
        "serve", "admin", "config", "connect", "send", "tail", "backup", "password", "cluster");
  }

  @Override
  protected Word open(String word) {
    return switch (word) {
      case "serve" -> new ChatServeCommand();
      case "connect" -> new ChatConnectCommand();
      case "send" -> new ChatSendCommand();
      case "tail" -> new ChatTailCommand();
      case "admin" -> new ChatAdminCommand();
      case "cluster" -> new ChatClusterCommand();
      case "config" -> new ChatConfigCommand();
      case "backup" -> new ChatBackupCommand();
      case "password" -> new ChatPasswordCommand();
      default -> throw new IllegalArgumentException("bug: no word " + word);
    };
  }

  @Override
  protected void shape(Shape shape) {
    ChatText text = new ChatText(shape.language());
    shape.example("sextant chat serve", text.exampleServe());
    shape.example("sextant chat serve --host 0.0.0.0 --tls-port 6697", text.exampleServeOpen());
    shape.example("sextant chat connect", text.exampleChatConnect());
  }
}
