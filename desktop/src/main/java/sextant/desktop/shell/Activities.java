package sextant.desktop.shell;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Everything alive in all rooms, oldest first: what the strip at the foot of the window shows. */
public final class Activities {
  private final ObservableList<Activity> running = FXCollections.observableArrayList();
  private final ObservableList<Activity> seen = FXCollections.unmodifiableObservableList(running);

  /** Adds an activity that has begun. JavaFX thread. */
  public void add(Activity activity) {
    running.add(activity);
  }

  /** Takes away an activity that has ended; harmless when it is gone already. JavaFX thread. */
  public void remove(Activity activity) {
    running.remove(activity);
  }

  /** What runs now; observable. */
  public ObservableList<Activity> running() {
    return seen;
  }
}
