package sextant.desktop.web;

import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Takes the picture of a whole page: scrolls through it and puts what is seen together. What is
 * fixed to the window is hidden behind the first view, so that it is there once. JavaFX thread.
 */
final class PagePicture extends AnimationTimer {
  private static final int PULSES = 3; // until the engine has painted what was scrolled to
  private static final int ROUNDED_AWAY = 2;
  private static final long MOST_PIXELS = 120_000_000;

  private final Page page;
  private final Consumer<WritableImage> then;
  private final double scale;
  private final WritableImage whole;
  private int top;
  private int done;
  private int pulses;

  private PagePicture(Page page, double scale, Consumer<WritableImage> then) {
    this.page = page;
    this.scale = scale;
    this.then = then;
    int viewWidth = (int) page.node().getLayoutBounds().getWidth();
    int viewHeight = (int) page.node().getLayoutBounds().getHeight();
    String[] begun = page.script(Scripts.named("picture") + "('begin')").split(" ");
    int pageHeight = begun.length == 0 ? viewHeight : parsed(begun[0]);
    int most = (int) Math.min(MOST_PIXELS / Math.max(1, viewWidth), Integer.MAX_VALUE);
    int height = Math.clamp(Math.round(pageHeight * scale), viewHeight, Math.max(viewHeight, most));
    whole = new WritableImage(Math.max(1, viewWidth), Math.max(1, height));
  }

  private static int parsed(String number) {
    return number.matches("\\d{1,7}") ? Integer.parseInt(number) : 0;
  }

  /** Takes it; the page is where it was when {@code then} gets the picture. */
  static void take(Page page, double scale, Consumer<WritableImage> then) {
    new PagePicture(page, scale, then).start();
  }

  @Override
  public void handle(long now) {
    if (pulses == 0) {
      top = (int) Math.round(scrolled(top) * scale);
    }
    if (pulses++ < PULSES) {
      return;
    }
    pulses = 0;
    int bottom = keep();
    boolean goesNoFurther = bottom <= done;
    done = bottom;
    if (bottom >= whole.getHeight() || goesNoFurther) {
      stop();
      page.script(Scripts.named("picture") + "('end')");
      then.accept(whole);
    } else {
      top = bottom;
    }
  }

  /** How far down the page is after it was asked to go there, in its own pixels. */
  private double scrolled(int to) {
    String at =
        page.script(Scripts.named("picture") + "('to'," + to / scale + "," + (to > 0) + ")");
    return at.matches("\\d{1,7}(\\.\\d+)?") ? Double.parseDouble(at) : to / scale;
  }

  // The view may have become smaller or larger meanwhile, by a line that says something.
  private int keep() {
    WritableImage seen = page.node().snapshot(new SnapshotParameters(), null);
    int rest = (int) (whole.getHeight() - seen.getHeight()) - top;
    top += rest > 0 && rest <= ROUNDED_AWAY ? rest : 0;
    int width = (int) Math.min(whole.getWidth(), seen.getWidth());
    int bottom = (int) Math.min(whole.getHeight(), top + seen.getHeight());
    var line = new int[width];
    for (int y = 0; y < bottom - top; y++) {
      seen.getPixelReader()
          .getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), line, 0, width);
      whole
          .getPixelWriter()
          .setPixels(0, top + y, width, 1, PixelFormat.getIntArgbInstance(), line, 0, width);
    }
    return bottom;
  }
}
