package sextant.chatcluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who says numbered lines in a room through whatever server is there, each once, and notes
 * which of them came back and everything heard.
 */
final class Speaker implements Runnable {
  static final String ROOM = "#proof";
  private static final int PATIENCE_MILLIS = 25_000;

  private final String nick;
  private final int[] ports;
  private final Random random;
  private final BooleanSupplier goesOn;
  private final int pauseMillis;
  private int count;

  /** Lines that came back to who said them: text and id. */
  final Map<String, String> echoed = new HashMap<>();

  /** What each connection heard in the room, by id. */
  final List<List<String>> heard = new ArrayList<>();

  /** Lines that say somebody left whose server had died. */
  final List<String> quits = new ArrayList<>();

  /** Lines that nothing came of while the connection stayed open. */
  final List<String> silent = new ArrayList<>();

  final AtomicInteger echoes = new AtomicInteger();

  Speaker(String nick, int[] ports, long seed, int pauseMillis, BooleanSupplier goesOn) {
    this.nick = nick;
    this.ports = ports;
    this.random = new Random(seed);
    this.pauseMillis = pauseMillis;
    this.goesOn = goesOn;
  }

  @Override
  public void run() {
    while (goesOn.getAsBoolean()) {
      try (Talker talker = new Talker(ports[random.nextInt(ports.length)])) {
        talk(talker.timeout(PATIENCE_MILLIS));
      } catch (IOException | AssertionError e) {
        LockSupport.parkNanos(100_000_000);
      }
    }
  }

  private void talk(Talker talker) throws IOException {
    talker.register(nick);
    talker.say("JOIN " + ROOM);
    talker.sync();
    List<String> here = new ArrayList<>();
    heard.add(here);
    while (goesOn.getAsBoolean()) {
      String text = nick + "-" + ++count;
      talker.say("PRIVMSG " + ROOM + " :" + text);
      String echo = null;
      // The others' lines keep coming when one's own is lost: the wait ends by its own time.
      long limit = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
      while (echo == null) {
        String line = talker.read();
        boolean isLost = System.nanoTime() - limit > 0;
        if (isLost) {
          silent.add(text);
        }
        if (line == null || isLost || line.contains(" READ_ONLY ")) {
          throw new IOException("closed");
        }
        note(line, here);
        echo = line.endsWith(" :" + text) && line.contains("PRIVMSG") ? line : null;
      }
      echoed.put(text, String.valueOf(id(echo)));
      echoes.incrementAndGet();
      LockSupport.parkNanos(pauseMillis * 1_000_000L);
    }
  }

  private void note(String line, List<String> here) {
    if (line.contains(" QUIT ")) {
      quits.add(line);
    }
    String id = id(line);
    if (id != null && line.contains(" PRIVMSG " + ROOM + " ")) {
      here.add(id);
    }
  }

  private static @Nullable String id(String line) {
    int at = line.indexOf("msgid=");
    return at < 0 || !line.startsWith("@") ? null : line.substring(at + 6).split("[; ]", 2)[0];
  }
}
