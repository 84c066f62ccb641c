package sextant.desktop.web.pdf;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the pages of one document share: fonts, pictures, transparencies, gradients. */
final class PdfResources {
  private final PdfFile file;
  private final PdfFonts fonts;
  private final PdfImages images;
  private final Map<String, String> states = new LinkedHashMap<>();
  private final StringBuilder shadings = new StringBuilder();
  private int shadingCount;

  PdfResources(PdfFile file, String characters) {
    this.file = file;
    fonts = new PdfFonts(file, characters);
    images = new PdfImages(file);
  }

  PdfFonts fonts() {
    return fonts;
  }

  PdfImages images() {
    return images;
  }

  /** The name of the state that paints with this much cover, 0 to 1. */
  String alpha(double alpha) {
    String value = PdfPath.number(alpha);
    return states.computeIfAbsent(value, key -> "A" + states.size());
  }

  /** The name of a gradient. */
  String shading(PdfGradient gradient) {
    String name = "S" + shadingCount++;
    int number = file.add(gradient.shading());
    shadings.append('/').append(name).append(' ').append(number).append(" 0 R ");
    return name;
  }

  /** Writes what was used; returns the dictionary. */
  String end() {
    var all = new StringBuilder("<< " + fonts.end() + " " + images.end() + " /ExtGState << ");
    states.forEach((alpha, name) ->
        all.append('/')
            .append(name)
            .append(" << /ca ")
            .append(alpha)
            .append(" /CA ")
            .append(alpha)
            .append(" >> "));
    return all.append(">> /Shading << ").append(shadings).append(">> >>").toString();
  }
}
