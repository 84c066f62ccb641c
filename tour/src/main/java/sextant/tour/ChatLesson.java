package sextant.tour;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sextant.chat.ChatServer;
import sextant.chat.ConfigFile;
import sextant.chat.Journal;
import sextant.identity.StateDirectory;
import sextant.words.Explanation;

/** Exercise 6: three people in a room, one with a client of others; then the server restarts. */
final class ChatLesson implements Lesson {
  private static final String ROOM = "#course";

  /** A permanent room keeps its history when the last person has left. */
  private static final String CONFIG =
      """
      [[listener]]
      port = 0
      [rooms]
      permanent = ["#course"]
      """;

  private static final List<String> SAID =
      List.of("hello from Ada", "你好，我是小李", "hello from outside");

  private final Path folder;

  ChatLesson(Path folder) {
    this.folder = folder;
  }

  @Override
  public void go(Notes notes) throws IOException, InterruptedException {
    notes.byHand("sextant chat serve", "sextant chat connect", "sextant chat send '#course' hello");
    try (WorkFolder work = WorkFolder.in(folder, "chat-")) {
      go(notes, work.path());
    }
  }

  private static void go(Notes notes, Path work) throws IOException, InterruptedException {
    TourText text = notes.text();
    StateDirectory state = StateDirectory.at(work.resolve("state"));
    int port;
    try (ChatServer server = serve(work, state)) {
      port = port(server);
      notes.did(text.chatServer(Integer.toString(port)));
      talk(notes, port, state);
    }
    long begin = System.nanoTime();
    try (ChatServer server = serve(work, state);
        BareClient late = new BareClient(port(server))) {
      notes.took(text.chatRestart(), System.nanoTime() - begin);
      readBack(notes, late);
    }
  }

  private static ChatServer serve(Path work, StateDirectory state) throws IOException {
    Path config = work.resolve("chat.toml");
    Files.writeString(config, CONFIG);
    return ChatServer.start(
        new ChatServer.Settings(
            work.resolve("data"), state, () -> ConfigFile.read(config), Journal.NONE));
  }

  private static int port(ChatServer server) {
    return ((InetSocketAddress) server.bound().getFirst().address()).getPort();
  }

  private static void talk(Notes notes, int port, StateDirectory state)
      throws IOException, InterruptedException {
    TourText text = notes.text();
    try (Guest ada = new Guest("ada", port, ROOM, state);
        Guest li = new Guest("xiaoli", port, ROOM, state);
        BareClient outside = enter(port, "outsider")) {
      ada.say(SAID.get(0));
      li.hear(SAID.get(0));
      outside.await(SAID.get(0));
      long begin = System.nanoTime();
      li.say(SAID.get(1));
      ada.hear(SAID.get(1));
      notes.took(text.chatDelivery(), System.nanoTime() - begin);
      outside.await(SAID.get(1));
      outside.send("PRIVMSG " + ROOM + " :" + SAID.get(2));
      ada.hear(SAID.get(2));
      li.hear(SAID.get(2));
      notes.did(text.chatTalked());
      notes.listing(text.chatWire(), essential(outside.log()));
    }
  }

  private static BareClient enter(int port, String nick) throws IOException {
    BareClient client = new BareClient(port);
    client.send("NICK " + nick);
    client.send("USER " + nick + " 0 * :" + nick);
    client.await(" 001 ");
    client.send("JOIN " + ROOM);
    client.await(" 366 ");
    return client;
  }

  /** What the talk is made of, without greetings and lists. */
  private static String essential(List<String> log) {
    List<String> lines =
        log.stream()
            .filter(line ->
                line.startsWith("→ ") || line.contains(" JOIN ") || line.contains(" PRIVMSG "))
            .toList();
    return String.join("\n", lines);
  }

  private static void readBack(Notes notes, BareClient late) throws IOException {
    TourText text = notes.text();
    late.send("CAP REQ :batch server-time message-tags draft/chathistory");
    late.send("NICK latecomer");
    late.send("USER late 0 * :Late");
    late.send("CAP END");
    late.await(" 001 ");
    late.send("JOIN " + ROOM);
    late.await(" 366 ");
    late.send("CHATHISTORY LATEST " + ROOM + " * 10");
    late.send("PING end");
    List<String> history = late.await("PONG");
    boolean isAll =
        SAID.stream().allMatch(said -> history.stream().anyMatch(line -> line.endsWith(said)));
    if (isAll) {
      notes.did(text.chatHistory(SAID.size()));
      notes.listing(
          text.chatHistoryWire(),
          String.join("\n", history.stream().filter(line -> line.contains("PRIVMSG")).toList()));
    } else {
      notes.failed(new Explanation(text.chatLost(), text.chatLostWhy(), text.chatLostTodo()));
      notes.listing(text.chatHistoryWire(), String.join("\n", late.log()));
    }
  }
}
