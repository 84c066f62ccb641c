package sextant.desktop.web.pdf;

import com.sun.prism.paint.Color;
import com.sun.webkit.graphics.WCGradient;
import com.sun.webkit.graphics.WCPath;
import com.sun.webkit.graphics.WCRectangle;
import com.sun.webkit.graphics.WCTransform;
import java.util.Optional;

/** Takes what the engine sets before it paints: colours, lines, places, clips. */
@SuppressWarnings("rawtypes") // as the engine has them
abstract class SetContext extends PaperContext {
  private static final double FAR = 100_000;

  private final PdfInk ink;
  private Optional<PaperPart> part = Optional.empty();

  SetContext(PdfInk ink) {
    this.ink = ink;
  }

  /** Which part of the page was painted. */
  final Optional<PaperPart> part() {
    return part;
  }

  final PdfState state() {
    return ink.state();
  }

  static boolean isEvenOdd(WCPath<?> path) {
    return path.getWindingRule() == WCPath.RULE_EVENODD;
  }

  static PdfPath box(double x, double y, double width, double height) {
    return new PdfPath().rectangle(x, y, width, height);
  }

  @Override
  public void setFillColor(Color color) {
    state().fill = color;
    state().fillGradient = Optional.empty();
  }

  @Override
  public void setFillGradient(WCGradient gradient) {
    state().fillGradient =
        gradient instanceof PdfGradient ours ? Optional.of(ours) : Optional.empty();
  }

  @Override
  public void setTextMode(boolean isFilled, boolean isStroked, boolean isClip) {
    state().isTextFilled = isFilled || isStroked;
  }

  @Override
  public void setStrokeStyle(int style) {
    state().strokeStyle = style;
  }

  @Override
  public void setStrokeColor(Color color) {
    state().stroke = color;
  }

  @Override
  public void setStrokeWidth(float width) {
    state().strokeWidth = width;
  }

  @Override
  public void setLineDash(float offset, float... sizes) {
    var dash = new StringBuilder("[");
    for (float size : sizes) {
      dash.append(PdfPath.numbers(size));
    }
    state().dash = dash + "] " + PdfPath.number(offset) + " d\n";
  }

  @Override
  public void translate(float x, float y) {
    ink.transform(1, 0, 0, 1, x, y);
  }

  @Override
  public void scale(float x, float y) {
    ink.transform(x, 0, 0, y, 0, 0);
  }

  @Override
  public void rotate(float radians) {
    double sin = Math.sin(radians);
    double cos = Math.cos(radians);
    ink.transform(cos, sin, -sin, cos, 0, 0);
  }

  @Override
  public void setTransform(WCTransform transform) {
    PdfState.inverse(state().matrix)
        .ifPresent(undo -> ink.transform(PdfState.times(transform.getMatrix(), undo)));
  }

  @Override
  public WCTransform getTransform() {
    double[] now = state().matrix;
    return new WCTransform(now[0], now[1], now[2], now[3], now[4], now[5]);
  }

  @Override
  public void concatTransform(WCTransform transform) {
    ink.transform(transform.getMatrix());
  }

  @Override
  public void saveState() {
    ink.save();
  }

  @Override
  public void restoreState() {
    ink.restore();
  }

  @Override
  public void setClip(WCPath path, boolean isOutside) {
    var clip = new PdfPath();
    if (isOutside) {
      clip.rectangle(-FAR, -FAR, 2 * FAR, 2 * FAR);
    }
    ink.clip(clip.of(path), isOutside || isEvenOdd(path));
  }

  @Override
  public void setClip(int x, int y, int width, int height) {
    if (part.isEmpty()) { // the first one cuts the sheet's part out of the page
      part = Optional.of(new PaperPart(state().matrix, y, height));
    }
    ink.clip(box(x, y, width, height), false);
  }

  @Override
  public void setClip(WCRectangle clip) {
    ink.clip(box(clip.getX(), clip.getY(), clip.getWidth(), clip.getHeight()), false);
  }

  @Override
  public WCRectangle getClip() {
    return new WCRectangle(0, 0, (float) FAR, (float) FAR);
  }

  @Override
  public void setAlpha(float alpha) {
    state().alpha = alpha;
  }

  @Override
  public float getAlpha() {
    return (float) state().alpha;
  }

  @Override
  public void beginTransparencyLayer(float opacity) {
    ink.save();
    state().alpha *= opacity;
  }

  @Override
  public void endTransparencyLayer() {
    ink.restore();
  }
}
