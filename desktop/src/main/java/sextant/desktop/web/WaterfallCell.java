package sextant.desktop.web;

import javafx.scene.control.TableCell;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import sextant.web.Exchange;
import sextant.web.Timings;

/** The time of a request as a bar: waiting, name, connection, TLS, the server, the transfer. */
final class WaterfallCell extends TableCell<Exchange, Exchange> {
  private static final String[] PARTS = {"blocked", "dns", "connect", "tls", "await", "receive"};
  private static final double HEIGHT = 10;

  private final WaterfallScale scale;
  private final Region[] bars = new Region[PARTS.length];
  private final Pane pane =
      new Pane() {
        @Override
        protected void layoutChildren() {
          place();
        }
      };

  WaterfallCell(WaterfallScale scale) {
    this.scale = scale;
    for (int i = 0; i < PARTS.length; i++) {
      bars[i] = new Region();
      bars[i].getStyleClass().addAll("waterfall-part", "waterfall-" + PARTS[i]);
      pane.getChildren().add(bars[i]);
    }
    setText(null);
  }

  @Override
  protected void updateItem(Exchange one, boolean empty) {
    super.updateItem(one, empty);
    setGraphic(empty || one == null ? null : pane);
    pane.requestLayout();
  }

  private void place() {
    Exchange one = getItem();
    if (one == null) {
      return;
    }
    double width = Math.max(40, getWidth() - 16);
    Timings times = one.timings();
    long[] nanos = {
      times.blocked(),
      times.dns(),
      times.connect(),
      times.tls(),
      Math.max(0, times.send()) + Math.max(0, times.await()),
      times.receive()
    };
    double x = scale.left(one) * width;
    for (int i = 0; i < nanos.length; i++) {
      double part = nanos[i] <= 0 ? 0 : Math.max(1, scale.share(nanos[i]) * width);
      bars[i].setVisible(part > 0);
      bars[i].resizeRelocate(x, (getHeight() - HEIGHT) / 2, part, HEIGHT);
      x += part;
    }
  }
}
