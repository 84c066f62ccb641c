package sextant.desktop.kit;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/**
 * What a view hears of a model that outlives it, to be let go all at once when the view is dropped.
 * JavaFX thread.
 */
public final class Listening {
  private Subscription all = Subscription.EMPTY;

  /** Runs this with the new value at every change from now on. */
  public <T> void to(ObservableValue<T> value, Consumer<? super T> then) {
    add(value.subscribe((before, now) -> then.accept(now)));
  }

  /** Lets go of this, too, at the end. */
  public void add(Subscription one) {
    all = all.and(one);
  }

  /** Lets go of everything. */
  public void stop() {
    all.unsubscribe();
    all = Subscription.EMPTY;
  }
}
