package sextant.desktop.shell;

import javafx.animation.PauseTransition;
import javafx.beans.Observable;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * Where the window is and how large: remembered as soon as it rests, for a program that is ended by
 * force has no time to say it. JavaFX thread.
 */
final class WindowPlace {
  private static final double MIN_WIDTH = 720;
  private static final double MIN_HEIGHT = 480;

  private final Stage stage;
  private final StateFile state;
  private final PauseTransition rest = new PauseTransition(Duration.millis(400));

  WindowPlace(Stage stage, StateFile state) {
    this.stage = stage;
    this.state = state;
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    rest.setOnFinished(event -> {
      if (stage.isShowing()) {
        note();
        state.save();
      }
    });
  }

  /** Puts the window where it was left, and follows it from now on. */
  void restore() {
    stage.setWidth(Math.max(MIN_WIDTH, state.number("window.width", 1120)));
    stage.setHeight(Math.max(MIN_HEIGHT, state.number("window.height", 720)));
    double x = state.number("window.x", Double.NaN);
    double y = state.number("window.y", Double.NaN);
    boolean onScreen =
        !Screen.getScreensForRectangle(x, y, MIN_WIDTH / 2, MIN_HEIGHT / 2).isEmpty();
    if (!Double.isNaN(x) && !Double.isNaN(y) && onScreen) {
      stage.setX(x);
      stage.setY(y);
    }
    stage.setMaximized(Boolean.parseBoolean(state.get("window.maximized", "false")));
    stage.xProperty().addListener(this::moved);
    stage.yProperty().addListener(this::moved);
    stage.widthProperty().addListener(this::moved);
    stage.heightProperty().addListener(this::moved);
    stage.maximizedProperty().addListener(this::moved);
  }

  private void moved(Observable what) {
    if (stage.isShowing()) {
      rest.playFromStart();
    }
  }

  /** Notes where the window is now, and does not follow it any more. */
  void end() {
    rest.stop();
    note();
  }

  // Of a window that fills the screen the size before that is kept.
  private void note() {
    if (!stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
      state.put("window.x", Double.toString(stage.getX()));
      state.put("window.y", Double.toString(stage.getY()));
      state.put("window.width", Double.toString(stage.getWidth()));
      state.put("window.height", Double.toString(stage.getHeight()));
    }
    state.put("window.maximized", Boolean.toString(stage.isMaximized()));
  }
}
