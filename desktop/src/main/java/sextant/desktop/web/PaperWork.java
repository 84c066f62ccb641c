package sextant.desktop.web;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import sextant.desktop.kit.Ui;
import sextant.desktop.web.pdf.PagePdf;

/**
 * A page on its way to paper, one sheet after the other, so that the window goes on between them.
 * JavaFX thread.
 */
final class PaperWork {
  private static final long AT_ONCE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  private static final int AT_ONCE_SHEETS = 40;

  private final PagePdf pdf;
  private final Consumer<byte[]> then;
  private final ReadOnlyDoubleWrapper done = new ReadOnlyDoubleWrapper(this, "done");
  private final ReadOnlyBooleanWrapper over = new ReadOnlyBooleanWrapper(this, "over");

  /** The work on a page that is laid out; {@code then} gets the file, here. */
  PaperWork(PagePdf pdf, Consumer<byte[]> then) {
    this.pdf = pdf;
    this.then = then;
  }

  /** How much is painted, 0 to 1. */
  ReadOnlyDoubleProperty doneProperty() {
    return done.getReadOnlyProperty();
  }

  /** Whether nothing is painted any more. */
  ReadOnlyBooleanProperty overProperty() {
    return over.getReadOnlyProperty();
  }

  /** Paints a few sheets at once, as long as it takes but a moment, and the rest by and by. */
  PaperWork begin() {
    long until = System.nanoTime() + AT_ONCE_NANOS;
    for (int i = 0; i <= AT_ONCE_SHEETS && !over.get() && System.nanoTime() < until; i++) {
      step();
    }
    goOn();
    return this;
  }

  private void goOn() {
    if (!over.get()) {
      Ui.later(() -> {
        step();
        goOn();
      });
    }
  }

  private void step() {
    if (over.get()) {
      return;
    }
    if (pdf.done() < 1) {
      pdf.paintNext();
      done.set(pdf.done());
      return;
    }
    cancel();
    Ui.background(
        "web-pdf",
        () -> {
          byte[] file = pdf.file();
          Ui.later(() -> then.accept(file));
        });
  }

  /** Ends it; what is painted so far is given to nobody. */
  void cancel() {
    if (!over.get()) {
      over.set(true);
      pdf.end();
    }
  }
}
