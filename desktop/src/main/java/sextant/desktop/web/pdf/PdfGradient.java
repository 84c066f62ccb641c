package sextant.desktop.web.pdf;

import com.sun.prism.paint.Color;
import com.sun.webkit.graphics.WCGradient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A gradient of the engine as a shading (ISO 32000-1, 8.7.4.5). */
final class PdfGradient extends WCGradient<PdfGradient> {
  private final int type;
  private final double[] place;
  private final List<Stop> stops = new ArrayList<>();

  private record Stop(double at, Color color) {}

  private PdfGradient(int type, double... place) {
    this.type = type;
    this.place = place;
  }

  static PdfGradient linear(double x1, double y1, double x2, double y2) {
    return new PdfGradient(2, x1, y1, x2, y2);
  }

  static PdfGradient radial(double[] circles) {
    return new PdfGradient(3, circles);
  }

  @Override
  protected void addStop(Color color, float offset) {
    stops.add(new Stop(Math.clamp(offset, 0, 1), color));
  }

  @Override
  public PdfGradient getPlatformGradient() {
    return this;
  }

  /** How much of it covers what is below, on the whole: a shading itself has no transparency. */
  double alpha() {
    return stops.stream().mapToDouble(stop -> stop.color().getAlpha()).average().orElse(0);
  }

  /** The shading as a dictionary. */
  String shading() {
    List<Stop> sorted = new ArrayList<>(stops);
    sorted.sort(Comparator.comparingDouble(Stop::at));
    if (sorted.isEmpty()) {
      sorted.add(new Stop(0, Color.WHITE));
    }
    if (sorted.getFirst().at() > 0) {
      sorted.addFirst(new Stop(0, sorted.getFirst().color()));
    }
    if (sorted.getLast().at() < 1) {
      sorted.addLast(new Stop(1, sorted.getLast().color()));
    }
    return "<< /ShadingType "
        + type
        + " /ColorSpace /DeviceRGB /Extend [true true] /Coords ["
        + PdfPath.numbers(place)
        + "] /Function "
        + function(sorted)
        + " >>";
  }

  private static String function(List<Stop> stops) {
    var parts = new StringBuilder();
    var bounds = new StringBuilder();
    var encode = new StringBuilder();
    for (int i = 1; i < stops.size(); i++) {
      parts.append("<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [").append(rgb(stops.get(i - 1)));
      parts.append("] /C1 [").append(rgb(stops.get(i))).append("] >> ");
      encode.append("0 1 ");
      if (i < stops.size() - 1) {
        bounds.append(PdfPath.number(stops.get(i).at())).append(' ');
      }
    }
    return "<< /FunctionType 3 /Domain [0 1] /Functions ["
        + parts
        + "] /Bounds ["
        + bounds
        + "] /Encode ["
        + encode
        + "] >>";
  }

  private static String rgb(Stop stop) {
    Color color = stop.color();
    return PdfPath.numbers(color.getRed(), color.getGreen(), color.getBlue());
  }
}
