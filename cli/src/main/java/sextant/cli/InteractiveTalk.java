package sextant.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.TerminalBuilder;
import sextant.talk.Address;
import sextant.talk.ClientOptions;
import sextant.talk.Conversation;
import sextant.talk.Direction;
import sextant.talk.Ending;
import sextant.talk.TalkClient;
import sextant.talk.TalkObserver;
import sextant.talk.Utf8Stream;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * A conversation from the keyboard, with line editing and history. What comes in stands above the
 * line being written. {@code q!} says so to the other side and ends, as the course's clients do.
 */
final class InteractiveTalk implements TalkObserver {
  private static final String QUIT = "q!";

  private final Run run;
  private final InputStyle style;
  private final ClientRun.Wishes wishes;
  private final TalkText text;
  private final Ink.Paint paint;
  private final Utf8Stream incoming = new Utf8Stream();
  private final Thread keyboard = Thread.currentThread();
  private final LineReader reader;

  InteractiveTalk(Run run, InputStyle style, ClientRun.Wishes wishes) throws IOException {
    this.run = run;
    this.style = style;
    this.wishes = wishes;
    this.text = new TalkText(run.language());
    this.paint = run.output().paint();
    this.reader =
        LineReaderBuilder.builder()
            .terminal(TerminalBuilder.builder().system(true).build())
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
  }

  int talk(Address address, ClientOptions options) throws IOException, InterruptedException {
    try (org.jline.terminal.Terminal terminal = reader.getTerminal();
        TalkClient client = TalkClient.connect(address, options, this);
        Interruption.Registration _ = run.interruption().stopping(client::close)) {
      Conversation conversation = client.conversation();
      ClientReport report = new ClientReport(run, wishes);
      run.output().say(paint.in(Ink.FAINT, text.connected(client.address().text())));
      report.connected(conversation);
      boolean isInterrupted = speak(conversation);
      Thread.interrupted(); // the end of the conversation may have come after the last line
      Ending ending = conversation.awaitEnding();
      terminal.flush();
      report.ended(client, ending);
      return isInterrupted ? Exit.INTERRUPTED : report.exit(conversation, ending);
    }
  }

  @Override
  public void traffic(
      Conversation conversation, Direction direction, long offsetNanos, ByteBuffer bytes) {
    if (direction != Direction.IN) {
      return;
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(bytes.position(), copy);
    boolean isHex = style.form() == InputStyle.Form.HEX;
    List<String> lines =
        isHex ? TrafficText.hexRows(copy) : TrafficText.lines(incoming.decode(bytes));
    for (String line : lines) {
      reader.printAbove(paint.in(Ink.RECEIVED, "<") + " " + line);
    }
  }

  @Override
  public void trouble(Failure failure) {
    reader.printAbove(paint.in(Ink.ATTENTION, failure.explain(run.language()).inOneLine()));
  }

  @Override
  public void left(Conversation conversation, Ending ending) {
    reader.printAbove(paint.in(Ink.FAINT, text.otherSideLeft()));
    keyboard.interrupt();
  }

  /** Speaks until the person or the other side ends it; true when the person pressed Ctrl-C. */
  private boolean speak(Conversation conversation) throws IOException {
    try {
      while (conversation.isOpen()) {
        String line = reader.readLine(paint.in(Ink.SENT, ">") + " ");
        if (line.equals(QUIT)) {
          conversation.send(Bytes.ofText(QUIT));
          conversation.finishSending();
          return false;
        }
        say(conversation, line);
      }
    } catch (EndOfFileException noMore) {
      conversation.finishSending();
    } catch (UserInterruptException interrupted) {
      boolean byPerson = conversation.isOpen();
      conversation.close();
      return byPerson;
    }
    return false;
  }

  private void say(Conversation conversation, String line) throws IOException {
    try {
      conversation.send(style.message(line));
    } catch (FailureException notUnderstood) {
      run.output().warn(notUnderstood.failure().explain(run.language()).why());
    }
  }
}
