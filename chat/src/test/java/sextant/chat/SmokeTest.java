package sextant.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.irc.Message;

class SmokeTest {
  @TempDir Path folder;

  @Test
  void twoPeopleTalkAndReadAgain() throws Exception {
    try (TestServer server = TestServer.start(folder);
        Peer ann =
            server.connect(
                "ann",
                "echo-message",
                "server-time",
                "message-tags",
                "batch",
                "draft/chathistory",
                "labeled-response");
        Peer bob = server.connect("bob")) {
      ann.send("JOIN #a");
      ann.await("366");
      bob.send("JOIN #a");
      bob.await("366");
      assertThat(ann.await("JOIN").source()).startsWith("bob!");
      ann.send("PRIVMSG #a :hello");
      assertThat(bob.await("PRIVMSG").parameters()).containsExactly("#a", "hello");
      assertThat(ann.await("PRIVMSG").tag("msgid")).isNotEmpty();
      List<Message> history = ann.ask("@label=x CHATHISTORY LATEST #a * 10");
      assertThat(history).extracting(Message::command).containsExactly("BATCH", "PRIVMSG", "BATCH");
      assertThat(history.getFirst().tag("label")).isEqualTo("x");
      ann.send("QUIT :bye");
      assertThat(ann.await("ERROR").parameter(0)).contains("bye");
      assertThat(bob.await("QUIT").parameter(0)).contains("bye");
    }
  }
}
