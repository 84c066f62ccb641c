package sextant.desktop.web.pdf;

import com.sun.javafx.font.PGFont;
import com.sun.prism.paint.Color;
import com.sun.webkit.graphics.WCImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Writes the content of one page: the operators behind what {@link PdfCanvas} is asked to paint.
 */
final class PdfInk {
  private final PdfResources resources;
  private final StringBuilder out = new StringBuilder();
  private final Deque<PdfState> saved = new ArrayDeque<>();
  private PdfState state = new PdfState();

  PdfInk(PdfResources resources) {
    this.resources = resources;
  }

  PdfState state() {
    return state;
  }

  void save() {
    saved.push(state.copy());
    out.append("q\n");
  }

  void restore() {
    if (!saved.isEmpty()) {
      state = saved.pop();
      out.append("Q\n");
    }
  }

  /** Lays a matrix before the one that holds. */
  void transform(double... matrix) {
    state.matrix = PdfState.times(matrix, state.matrix);
    out.append(PdfPath.numbers(matrix[0], matrix[1], matrix[2], matrix[3]));
    out.append(PdfPath.numbers(matrix[4], matrix[5])).append("cm\n");
  }

  void clip(PdfPath path, boolean isEvenOdd) {
    String one = path.isEmpty() ? new PdfPath().rectangle(0, 0, 0, 0).toString() : path.toString();
    out.append(one).append(isEvenOdd ? "W* n\n" : "W n\n");
  }

  /** Fills with the colour or the gradient that is set. */
  void fill(PdfPath path, boolean isEvenOdd) {
    if (path.isEmpty()) {
      return;
    }
    if (state.fillGradient.isPresent()) {
      PdfGradient gradient = state.fillGradient.get();
      out.append("q\n");
      clip(path, isEvenOdd);
      alpha(gradient.alpha());
      out.append('/').append(resources.shading(gradient)).append(" sh\nQ\n");
    } else {
      fill(path, isEvenOdd, state.fill);
    }
  }

  void fill(PdfPath path, boolean isEvenOdd, Color color) {
    if (color.getAlpha() > 0 && !path.isEmpty()) {
      colour(color, "rg");
      out.append(path).append(isEvenOdd ? "f*\n" : "f\n");
    }
  }

  void stroke(PdfPath path) {
    if (state.strokeStyle == PdfState.NO_STROKE || state.stroke.getAlpha() == 0 || path.isEmpty()) {
      return;
    }
    colour(state.stroke, "RG");
    out.append(PdfPath.number(state.strokeWidth)).append(" w\n").append(dash()).append(path);
    out.append("S\n");
  }

  private String dash() {
    String width = PdfPath.number(state.strokeWidth);
    return switch (state.strokeStyle) {
      case PdfState.DOTTED -> "[" + width + " " + width + "] 0 d\n";
      case PdfState.DASHED -> "[" + PdfPath.number(3 * state.strokeWidth) + "] 0 d\n";
      default -> state.dash;
    };
  }

  private void colour(Color color, String operator) {
    alpha(color.getAlpha());
    out.append(PdfPath.numbers(color.getRed(), color.getGreen(), color.getBlue()));
    out.append(operator).append('\n');
  }

  private void alpha(double alpha) {
    out.append('/').append(resources.alpha(alpha * state.alpha)).append(" gs\n");
  }

  /** A part of a picture, from the source rectangle into the other; both x, y, width, height. */
  void image(WCImage image, double[] to, double[] from) {
    double scaleX = to[2] / from[2];
    double scaleY = to[3] / from[3];
    double width = image.getWidth() * scaleX;
    double height = image.getHeight() * scaleY;
    double left = to[0] - from[0] * scaleX;
    double top = to[1] - from[1] * scaleY;
    out.append("q\n");
    clip(new PdfPath().rectangle(to[0], to[1], to[2], to[3]), false);
    alpha(1);
    out.append(PdfPath.numbers(width, 0, 0, -height, left, top + height)).append("cm\n/");
    out.append(resources.images().name(image)).append(" Do\nQ\n");
  }

  /** Glyphs on a base line, each as far from the one before as the engine says. */
  void text(PGFont font, int[] glyphs, float[] advances, double x, double y) {
    Color color = state.fill;
    if (!state.isTextFilled || color.getAlpha() == 0) {
      return;
    }
    colour(color, "rg");
    out.append("BT\n").append(PdfPath.numbers(1, 0, 0, -1, x, y)).append("Tm\n");
    String name = "";
    double size = font.getSize();
    for (int i = 0; i < glyphs.length; i++) {
      PdfFonts.Shown shown = resources.fonts().shown(font, glyphs[i]);
      if (!shown.font().equals(name)) {
        out.append(name.isEmpty() ? "" : "] TJ\n");
        name = shown.font();
        out.append('/').append(name).append(' ').append(PdfPath.number(size)).append(" Tf\n[");
      }
      out.append(String.format(Locale.ROOT, "<%02X>", shown.code()));
      double more = shown.width() - advances[i] * 1000 / size;
      out.append(Math.abs(more) < 0.5 ? "" : PdfPath.number(more));
    }
    out.append(name.isEmpty() ? "" : "] TJ\n").append("ET\n");
  }

  /** The whole content, with every saved state restored. */
  byte[] end() {
    while (!saved.isEmpty()) {
      restore();
    }
    return out.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
