package sextant.desktop.web.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * A link of a page, and where it lies in the page as it is laid out for paper.
 *
 * @param x from the left, in the engine's pixels
 * @param y from the top of the first sheet
 */
record PaperLink(String url, double x, double y, double width, double height) {
  private static final int FIELDS = 5;

  /** Reads what the script about links said; what is no link is left out. */
  static List<PaperLink> parse(String said) {
    var links = new ArrayList<PaperLink>();
    for (String one : said.split("\u0002", -1)) {
      String[] parts = one.split("\u0001", -1);
      if (parts.length == FIELDS) {
        try {
          links.add(
              new PaperLink(
                  parts[0],
                  Double.parseDouble(parts[1]),
                  Double.parseDouble(parts[2]),
                  Double.parseDouble(parts[3]),
                  Double.parseDouble(parts[4])));
        } catch (NumberFormatException none) {
          // a page has changed what its numbers look like: no link then
        }
      }
    }
    return links;
  }

  /** Whether it lies on the part of the page that is on a sheet. */
  boolean isOn(PaperPart part) {
    return part.has(y + height / 2);
  }

  /** The link of a sheet with this part of the page (ISO 32000-1, 12.5.6.5). */
  String annotation(PaperPart part) {
    double[] from = part.place(x, y + height);
    double[] to = part.place(x + width, y);
    return "<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect ["
        + PdfPath.numbers(from[0], from[1], to[0], to[1])
        + "] /A << /S /URI /URI "
        + PdfFile.ascii(url)
        + " >> >>";
  }
}
