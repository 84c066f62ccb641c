package sextant.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.files.station.Choice;
import sextant.files.station.OfferFile;
import sextant.files.station.OfferView;
import sextant.identity.TrustedDevices.Standing;
import sextant.words.FailureException;
import sextant.words.Quantity;

/**
 * Asks the person at the terminal, one question at a time, and takes back a question that was
 * answered elsewhere. One thread reads what is typed; guards its questions with its own lock.
 */
final class OfferPrompt {
  private static final int MOST_SHOWN = 200;

  private final Run run;
  private final FilesText text;
  private final Deque<Asked> waiting = new ArrayDeque<>();
  private @Nullable Thread reader;
  private boolean isInputOver;

  /** An offer, and who takes the answer. */
  interface Desk {
    /** The files of the offer, in the sender's order. */
    List<OfferFile> files() throws FailureException;

    void accept(Choice choice);

    void decline();
  }

  private record Asked(OfferView offer, Desk desk) {}

  OfferPrompt(Run run, FilesText text) {
    this.run = run;
    this.text = text;
  }

  /** Whether somebody is there who could answer. */
  synchronized boolean hasPerson() {
    return run.output().screen().onErrors() && !isInputOver;
  }

  synchronized void ask(OfferView offer, Desk desk) {
    waiting.addLast(new Asked(offer, desk));
    if (waiting.size() == 1) {
      show(offer);
    }
    if (reader == null) {
      reader = Thread.ofVirtual().name("receive-answers").start(this::read);
    }
  }

  private void show(OfferView offer) {
    boolean isKnown = offer.standing() == Standing.TRUSTED;
    run.output().say(isKnown ? text.questionTrusted() : text.questionUnknown(offer.fingerprint()));
    String size = Quantity.bytes(offer.bytes());
    run.output().say(text.question(offer.from(), offer.address(), offer.files(), size));
  }

  /** The offer was answered, here or elsewhere, or has gone. */
  synchronized void settled(String id) {
    boolean isShown = !waiting.isEmpty() && waiting.getFirst().offer().id().equals(id);
    boolean wasOpen = waiting.removeIf(each -> each.offer().id().equals(id));
    if (wasOpen) {
      run.output().say(text.settledElsewhere());
    }
    if (isShown && !waiting.isEmpty()) {
      show(waiting.getFirst().offer());
    }
  }

  /** Forgets all that was asked. */
  synchronized void clear() {
    waiting.clear();
  }

  private void read() {
    var lines = new BufferedReader(new InputStreamReader(run.input(), StandardCharsets.UTF_8), 1);
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        answer(line);
      }
    } catch (IOException _) { // nobody types any more
      over();
      return;
    }
    over();
  }

  private synchronized void answer(String line) {
    Asked asked = waiting.peekFirst();
    if (asked == null) {
      return;
    }
    switch (OfferReply.of(line, text, () -> files(asked))) {
      case OfferReply.Show _ -> list(files(asked));
      case OfferReply.NotUnderstood _ ->
          run.output().say(text.notChosen(Integer.toString(asked.offer().files())));
      case OfferReply.Yes yes -> answered(asked, desk -> desk.accept(yes.choice()));
      case OfferReply.No _ -> answered(asked, Desk::decline);
    }
  }

  private void answered(Asked asked, Consumer<Desk> answer) {
    waiting.remove(asked);
    answer.accept(asked.desk());
    if (!waiting.isEmpty()) {
      show(waiting.getFirst().offer());
    }
  }

  private List<OfferFile> files(Asked asked) {
    try {
      return asked.desk().files();
    } catch (FailureException e) {
      run.output().warn(e.failure().explain(run.language()).inOneLine());
      return List.of();
    }
  }

  private void list(List<OfferFile> files) {
    for (int i = 0; i < Math.min(files.size(), MOST_SHOWN); i++) {
      String name = Harmless.text(files.get(i).name()).replace('\n', ' ');
      String size = Quantity.bytes(files.get(i).size());
      run.output().say(text.numbered(Integer.toString(i + 1), name, size));
    }
    if (files.size() > MOST_SHOWN) {
      run.output().say(text.notShown(files.size() - MOST_SHOWN));
    }
    run.output().say(text.howToChoose());
  }

  private synchronized void over() {
    isInputOver = true;
    waiting.forEach(each -> each.desk().decline());
    waiting.clear();
  }
}
