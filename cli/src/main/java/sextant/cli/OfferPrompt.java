package sextant.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.files.station.OfferView;
import sextant.identity.TrustedDevices.Standing;
import sextant.words.Quantity;

/**
 * Asks the person at the terminal, one question at a time, and takes back a question that was
 * answered elsewhere. One thread reads what is typed; guards its questions with its own lock.
 */
final class OfferPrompt {
  private final Run run;
  private final FilesText text;
  private final Deque<Asked> waiting = new ArrayDeque<>();
  private @Nullable Thread reader;
  private boolean isInputOver;

  private record Asked(OfferView offer, Consumer<Boolean> answer) {}

  OfferPrompt(Run run, FilesText text) {
    this.run = run;
    this.text = text;
  }

  /** Whether somebody is there who could answer. */
  synchronized boolean hasPerson() {
    return run.output().screen().onErrors() && !isInputOver;
  }

  synchronized void ask(OfferView offer, Consumer<Boolean> answer) {
    waiting.addLast(new Asked(offer, answer));
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
        answer(line.strip().toLowerCase(Locale.ROOT).startsWith(text.answerYes()));
      }
    } catch (IOException _) { // nobody types any more
      over();
      return;
    }
    over();
  }

  private synchronized void answer(boolean isYes) {
    Asked asked = waiting.pollFirst();
    if (asked != null) {
      asked.answer().accept(isYes);
    }
    if (!waiting.isEmpty()) {
      show(waiting.getFirst().offer());
    }
  }

  private synchronized void over() {
    isInputOver = true;
    waiting.forEach(each -> each.answer().accept(false));
    waiting.clear();
  }
}
