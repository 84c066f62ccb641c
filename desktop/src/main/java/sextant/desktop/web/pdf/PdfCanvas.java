package sextant.desktop.web.pdf;

import com.sun.javafx.font.PGFont;
import com.sun.prism.paint.Color;
import com.sun.webkit.graphics.Ref;
import com.sun.webkit.graphics.RenderTheme;
import com.sun.webkit.graphics.WCFont;
import com.sun.webkit.graphics.WCGradient;
import com.sun.webkit.graphics.WCImage;
import com.sun.webkit.graphics.WCPath;
import com.sun.webkit.graphics.WCPoint;
import com.sun.webkit.graphics.WCRectangle;
import com.sun.webkit.graphics.WCSize;
import com.sun.webkit.graphics.WCTextRun;
import com.sun.webkit.graphics.WCTransform;
import org.jspecify.annotations.Nullable;

/** What WebKit paints one page on. Its y grows downward, as everywhere in the engine. */
@SuppressWarnings("rawtypes") // as the engine has them
final class PdfCanvas extends SetContext {
  private static final int MOST_TILES = 2_000;
  private static final Color GREY = new Color(0.5f, 0.5f, 0.5f, 1);

  private final PdfInk ink;

  PdfCanvas(PdfInk ink) {
    super(ink);
    this.ink = ink;
  }

  @Override
  public void fillRect(float x, float y, float width, float height, @Nullable Color color) {
    if (color == null) {
      ink.fill(box(x, y, width, height), false);
    } else {
      ink.fill(box(x, y, width, height), false, color);
    }
  }

  @Override
  public void fillRoundedRect(
      float x,
      float y,
      float width,
      float height,
      float topLeftWidth,
      float topLeftHeight,
      float topRightWidth,
      float topRightHeight,
      float bottomLeftWidth,
      float bottomLeftHeight,
      float bottomRightWidth,
      float bottomRightHeight,
      Color color) {
    double[] corners = {
      topLeftWidth, topLeftHeight, topRightWidth, topRightHeight,
      bottomRightWidth, bottomRightHeight, bottomLeftWidth, bottomLeftHeight
    };
    ink.fill(new PdfPath().rounded(x, y, width, height, corners), false, color);
  }

  @Override
  public void clearRect(float x, float y, float width, float height) {
    ink.fill(box(x, y, width, height), false, Color.WHITE);
  }

  @Override
  public void drawPolygon(WCPath path, boolean isAntialiased) {
    fillPath(path);
    strokePath(path);
  }

  @Override
  public void drawLine(int x1, int y1, int x2, int y2) {
    ink.stroke(new PdfPath().move(x1, y1).line(x2, y2));
  }

  @Override
  public void drawRect(int x, int y, int width, int height) {
    ink.fill(box(x, y, width, height), false);
    ink.stroke(box(x, y, width, height));
  }

  @Override
  public void drawEllipse(int x, int y, int width, int height) {
    ink.fill(new PdfPath().ellipse(x, y, width, height), false);
    ink.stroke(new PdfPath().ellipse(x, y, width, height));
  }

  @Override
  public void strokeArc(int x, int y, int width, int height, int from, int span) {
    var path = new PdfPath();
    for (int i = 0; i <= 16; i++) {
      double angle = Math.toRadians(from + span * i / 16.0);
      double atX = x + width / 2.0 + Math.cos(angle) * width / 2;
      double atY = y + height / 2.0 - Math.sin(angle) * height / 2;
      var _ = i == 0 ? path.move(atX, atY) : path.line(atX, atY);
    }
    ink.stroke(path);
  }

  @Override
  public void strokeRect(float x, float y, float width, float height, float lineWidth) {
    double before = state().strokeWidth;
    state().strokeWidth = lineWidth;
    ink.stroke(box(x, y, width, height));
    state().strokeWidth = before;
  }

  @Override
  public void strokePath(WCPath path) {
    ink.stroke(new PdfPath().of(path));
  }

  @Override
  public void fillPath(WCPath path) {
    ink.fill(new PdfPath().of(path), isEvenOdd(path));
  }

  @Override
  public void drawImage(
      WCImage image,
      float toX,
      float toY,
      float toWidth,
      float toHeight,
      float fromX,
      float fromY,
      float fromWidth,
      float fromHeight) {
    if (image != null && fromWidth > 0 && fromHeight > 0) {
      ink.image(
          image,
          new double[] {toX, toY, toWidth, toHeight},
          new double[] {fromX, fromY, fromWidth, fromHeight});
    }
  }

  @Override
  public void drawPattern(
      WCImage image, WCRectangle from, WCTransform transform, WCPoint phase, WCRectangle to) {
    double[] matrix = transform.getMatrix();
    double width = from.getWidth() * Math.abs(matrix[0]);
    double height = from.getHeight() * Math.abs(matrix[3]);
    if (image == null || width < 0.1 || height < 0.1) {
      return;
    }
    ink.save();
    ink.clip(box(to.getX(), to.getY(), to.getWidth(), to.getHeight()), false);
    double[] source = {from.getX(), from.getY(), from.getWidth(), from.getHeight()};
    double left = first(phase.getX() + from.getX() * matrix[0], width, to.getX());
    int tiles = 0;
    for (double y = first(phase.getY() + from.getY() * matrix[3], height, to.getY());
        y < to.getMaxY();
        y += height) {
      for (double x = left; x < to.getMaxX() && tiles++ < MOST_TILES; x += width) {
        ink.image(image, new double[] {x, y, width, height}, source);
      }
    }
    ink.restore();
  }

  private static double first(double phase, double step, double from) {
    return phase + Math.floor((from - phase) / step) * step;
  }

  @Override
  public void drawString(
      WCFont font, String text, boolean isRightToLeft, int from, int to, float x, float y) {
    if (!(font.getPlatformFont() instanceof PGFont ours)) {
      return;
    }
    for (WCTextRun run : font.getTextRuns(text.substring(from, Math.min(to, text.length())))) {
      for (int i = 0; i < run.getGlyphCount(); i++) {
        float[] at = run.getGlyphPosAndAdvance(i);
        int[] glyph = {run.getGlyph(i)};
        ink.text(ours, glyph, new float[] {at[2]}, x + at[0], y + at[1]);
      }
    }
  }

  @Override
  public void drawString(WCFont font, int[] glyphs, float[] advances, float x, float y) {
    if (font.getPlatformFont() instanceof PGFont ours) {
      ink.text(ours, glyphs, advances, x, y);
    }
  }

  // The engine draws controls by the toolkit; here only their outline is seen.
  @Override
  public void drawWidget(RenderTheme theme, Ref widget, int x, int y) {
    WCSize size = theme.getWidgetSize(widget);
    if (size != null) {
      PdfState before = state().copy();
      state().stroke = GREY;
      state().strokeStyle = 1;
      state().strokeWidth = 1;
      double[] corners = {3, 3, 3, 3, 3, 3, 3, 3};
      ink.stroke(new PdfPath().rounded(x, y, size.getWidth(), size.getHeight(), corners));
      state().stroke = before.stroke;
      state().strokeStyle = before.strokeStyle;
      state().strokeWidth = before.strokeWidth;
    }
  }

  @Override
  public WCGradient<?> createLinearGradient(WCPoint from, WCPoint to) {
    return PdfGradient.linear(from.getX(), from.getY(), to.getX(), to.getY());
  }

  @Override
  public WCGradient<?> createRadialGradient(
      WCPoint from, float fromRadius, WCPoint to, float toRadius) {
    return PdfGradient.radial(
        new double[] {from.getX(), from.getY(), fromRadius, to.getX(), to.getY(), toRadius});
  }
}
