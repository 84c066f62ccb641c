package sextant.desktop.chat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import sextant.desktop.kit.Fx;
import sextant.desktop.shell.RoomFactory;

/** The Chat room with people who came by their own clients. */
public final class ChatAtWork implements AutoCloseable {
  private final AtomicReference<ChatRoom> made = new AtomicReference<>();
  private final List<Socket> people = new ArrayList<>();

  /** The person of this window is called ann; its state is in this folder. */
  public ChatAtWork(Path state) throws IOException {
    Files.writeString(state.resolve("chat.properties"), "nick=ann\n");
  }

  /** Makes the room. */
  public RoomFactory factory() {
    return context -> {
      var room = new ChatRoom(context, Reach.HIDDEN);
      made.set(room);
      return room;
    };
  }

  /** Three people talk in a room of this window's own server. */
  public void talk(Fx window) throws IOException {
    window.click("#chat-start");
    Fx.await(() -> window.has("#chat-entry"), "the room");
    say(window, come("bob"), "Good morning! The chart server is up again: http://127.0.0.1:8080/");
    Socket xiaoli = come("xiaoli");
    say(window, xiaoli, "早上好！海图我收到了，谢谢");
    window.click("#chat-entry").type("Thanks, both. Does `sextant ping` reach the lighthouse?");
    window.press(KeyCode.ENTER);
    Fx.await(() -> rows(window).contains("lighthouse"), "our own line");
    say(window, xiaoli, "ann: it does, 14 ms and nothing lost");
  }

  private Socket come(String nick) throws IOException {
    String address = Fx.call(() -> model().hostedProperty().get().orElseThrow().address());
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    var person = new Socket(InetAddress.getLoopbackAddress(), port);
    people.add(person);
    write(person, "NICK " + nick + "\r\nUSER " + nick + " 0 * :" + nick + "\r\nJOIN #lobby\r\n");
    Fx.await(
        () -> model().people().stream().anyMatch(one -> one.nick().equals(nick)),
        nick + " in the lobby");
    return person;
  }

  private static void say(Fx window, Socket person, String words) throws IOException {
    write(person, "PRIVMSG #lobby :" + words + "\r\n");
    Fx.await(() -> rows(window).contains(words), words);
  }

  private static String rows(Fx window) {
    return window.find("#chat-lines", ListView.class).getItems().toString();
  }

  private static void write(Socket person, String lines) throws IOException {
    person.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
  }

  private ChatModel model() {
    return made.get().model();
  }

  /** Nothing listens at the server that is typed. */
  public void failToJoin(Fx window) {
    window.click("#chat-server").type("127.0.0.1:1").press(KeyCode.ENTER);
    Fx.await(() -> window.has("#chat-again"), "the way to try again");
  }

  @Override
  public void close() {
    people.forEach(ChatAtWork::leave);
  }

  private static void leave(Socket person) {
    try {
      person.close();
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }
}
