package sextant.desktop.web.pdf;

import com.sun.javafx.font.CharToGlyphMapper;
import com.sun.javafx.font.FontStrike;
import com.sun.javafx.font.Glyph;
import com.sun.javafx.font.PGFont;
import com.sun.javafx.geom.Shape;
import com.sun.javafx.geom.transform.BaseTransform;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The glyphs of a document as Type 3 fonts (ISO 32000-1, 9.6.5), each of at most 256 glyphs of one
 * face; with the characters they stand for, so that text can be copied.
 */
final class PdfFonts {
  private static final int MOST_GLYPHS = 256;
  private static final double EM = 1000;

  private final PdfFile file;
  private final String characters;
  private final Map<String, Face> faces = new HashMap<>();
  private final List<Subset> subsets = new ArrayList<>();

  /** A glyph as it is shown: in which font, by which code, how wide in thousandths of the size. */
  record Shown(String font, int code, double width) {}

  /** One face of one size, as the engine draws it. */
  private static final class Face {
    final FontStrike strike;
    final double size;
    final Map<Integer, Shown> shown = new HashMap<>();
    final Map<Integer, Integer> characterOf = new HashMap<>();

    Face(PGFont font) {
      strike = font.getStrike(BaseTransform.IDENTITY_TRANSFORM);
      size = font.getSize();
    }
  }

  /** One font of the document. */
  private static final class Subset {
    final String name;
    final int number;
    final List<Integer> procedures = new ArrayList<>();
    final List<Double> widths = new ArrayList<>();
    final Map<Integer, Integer> characters = new LinkedHashMap<>();

    Subset(String name, int number) {
      this.name = name;
      this.number = number;
    }
  }

  /** Fonts for a page with these characters on it. */
  PdfFonts(PdfFile file, String characters) {
    this.file = file;
    this.characters = characters;
  }

  /** How a glyph of a font is shown. */
  Shown shown(PGFont font, int glyph) {
    Face face = faces.computeIfAbsent(font.getFullName() + "/" + font.getSize(), key -> face(font));
    return face.shown.computeIfAbsent(glyph, code -> add(face, code));
  }

  private Face face(PGFont font) {
    var face = new Face(font);
    CharToGlyphMapper glyphs = font.getFontResource().getGlyphMapper();
    characters
        .codePoints()
        .forEach(point -> face.characterOf.putIfAbsent(glyphs.getGlyphCode(point), point));
    face.characterOf.remove(glyphs.getMissingGlyphCode());
    return face;
  }

  private Shown add(Face face, int glyphCode) {
    if (subsets.isEmpty() || subsets.getLast().procedures.size() == MOST_GLYPHS) {
      subsets.add(new Subset("F" + subsets.size(), file.reserve()));
    }
    Subset subset = subsets.getLast();
    Glyph glyph = face.strike.getGlyph(glyphCode);
    double scale = EM / face.size;
    double width = glyph.getAdvance() * scale;
    Shape outline = glyph.getShape();
    var path = new PdfPath(scale, -scale);
    if (outline != null) {
      path.of(outline);
    }
    String head = PdfPath.numbers(width, 0) + PdfPath.numbers(path.bounds()) + "d1\n";
    String body = path.isEmpty() ? "" : path + "f\n";
    int code = subset.procedures.size();
    subset.procedures.add(file.stream("", (head + body).getBytes(StandardCharsets.US_ASCII)));
    subset.widths.add(width);
    Integer character = face.characterOf.get(glyphCode);
    if (character != null) {
      subset.characters.put(code, character);
    }
    return new Shown(subset.name, code, width);
  }

  /** Writes the fonts; returns the entry of a page's resources. */
  String end() {
    var entry = new StringBuilder("/Font << ");
    for (Subset subset : subsets) {
      write(subset);
      entry.append('/').append(subset.name).append(' ').append(subset.number).append(" 0 R ");
    }
    return entry.append(">>").toString();
  }

  private void write(Subset subset) {
    var procedures = new StringBuilder();
    var names = new StringBuilder();
    var widths = new StringBuilder();
    for (int code = 0; code < subset.procedures.size(); code++) {
      procedures.append("/g").append(code).append(' ').append(subset.procedures.get(code));
      procedures.append(" 0 R ");
      names.append("/g").append(code).append(' ');
      widths.append(PdfPath.number(subset.widths.get(code))).append(' ');
    }
    int toUnicode = file.stream("", characterMap(subset).getBytes(StandardCharsets.US_ASCII));
    file.put(
        subset.number,
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0.001 0 0 0.001 0 0]"
            + " /Resources << >> /FirstChar 0 /LastChar "
            + (subset.procedures.size() - 1)
            + " /Widths ["
            + widths
            + "] /CharProcs << "
            + procedures
            + ">> /Encoding << /Type /Encoding /Differences [0 "
            + names
            + "] >> /ToUnicode "
            + toUnicode
            + " 0 R >>");
  }

  private static String characterMap(Subset subset) {
    var map =
        new StringBuilder(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Sextant def"
                + " /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange\n");
    subset.characters.forEach((code, character) -> {
      map.append(String.format(Locale.ROOT, "1 beginbfchar <%02X> <", code));
      for (byte one : Character.toString(character).getBytes(StandardCharsets.UTF_16BE)) {
        map.append(String.format(Locale.ROOT, "%02X", one));
      }
      map.append("> endbfchar\n");
    });
    return map.append("endcmap end end\n").toString();
  }
}
