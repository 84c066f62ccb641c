package sextant.desktop.kit;

import javafx.geometry.VPos;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * A colour and a font that a stylesheet gives to something painted on a canvas. It is an empty,
 * unmanaged text node: put it among the children, style it by its class ({@code -fx-fill}, {@code
 * -fx-font-size}), and paint with {@link #fill} and {@link #font}.
 */
public final class Ink {
  private final Text node = new Text();

  /** Ink of this style class; {@code onChange} runs whenever the stylesheet changes it. */
  public Ink(String styleClass, Runnable onChange) {
    node.getStyleClass().add(styleClass);
    node.setManaged(false);
    node.setMouseTransparent(true);
    node.setTextOrigin(
        VPos.TOP); // else it reaches out of what it stands in, which then gets clicks
    node.fillProperty().addListener((at, before, now) -> onChange.run());
    node.fontProperty().addListener((at, before, now) -> onChange.run());
  }

  /** To be put among the children of what is painted. */
  public Text node() {
    return node;
  }

  /** The colour. */
  public Paint fill() {
    return node.getFill();
  }

  /** The font. */
  public Font font() {
    return node.getFont();
  }

  /** Width of one character when the font is monospaced, in pixels. */
  double columnWidth() {
    var measure = new Text("0".repeat(32));
    measure.setFont(font());
    return measure.getLayoutBounds().getWidth() / 32;
  }

  /** Height of one line of text, in pixels. */
  double lineHeight() {
    var measure = new Text("0g");
    measure.setFont(font());
    return measure.getLayoutBounds().getHeight();
  }
}
