package sextant.desktop.web.pdf;

import com.sun.webkit.WebPage;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of the engine on its way to a PDF file on A4: painted on the JavaFX thread, where the
 * engine lives, and written elsewhere.
 */
public final class PagePdf {
  private static final double PAPER_WIDTH = 595.276;
  static final double PAPER_HEIGHT = 841.89;
  static final double MARGIN = 36;
  private static final int MOST_PAGES = 500;

  // In points: the engine lays out for a third more, which makes its pixels 96 to the inch.
  private static final float WIDTH = (float) (PAPER_WIDTH - 2 * MARGIN);
  private static final float HEIGHT = (float) (PAPER_HEIGHT - 2 * MARGIN);

  private final WebPage page;
  private final String title;
  private final PdfFile file = new PdfFile();
  private final PdfResources resources;
  private final List<PaperLink> links;
  private final List<byte[]> contents = new ArrayList<>();
  private final List<List<String>> annotations = new ArrayList<>();
  private final int count;

  /** What scripts say about a page. */
  public interface Reading {
    /** The characters that can be on it, so that its text can be copied. */
    String characters();

    /** Its links, each with the places where it lies; asked once it is laid out for paper. */
    String links();
  }

  private PagePdf(WebPage page, String title, Reading reading) {
    this.page = page;
    this.title = title;
    resources = new PdfResources(file, reading.characters());
    count = Math.min(MOST_PAGES, page.beginPrinting(WIDTH, HEIGHT));
    links = PaperLink.parse(reading.links());
  }

  /**
   * Has the engine lay a page out for paper, which it is until {@link #end}. JavaFX thread, as all
   * of it: only there no other thread can wait for the engine's lock meanwhile.
   */
  public static PagePdf begin(WebPage page, String title, Reading reading) {
    return new PagePdf(page, title, reading);
  }

  /** How much is painted, 0 to 1. */
  public double done() {
    return count == 0 ? 1 : (double) contents.size() / count;
  }

  /** Paints the next sheet; there is one while {@link #done} is less than 1. */
  public void paintNext() {
    var ink = new PdfInk(resources);
    ink.transform(1, 0, 0, -1, MARGIN, PAPER_HEIGHT - MARGIN);
    ink.state().matrix = new double[] {1, 0, 0, 1, 0, 0}; // what the engine begins with
    var canvas = new PdfCanvas(ink);
    page.print(canvas, contents.size(), WIDTH);
    annotations.add(
        canvas.part().stream()
            .flatMap(part ->
                links.stream().filter(link -> link.isOn(part)).map(link -> link.annotation(part)))
            .toList());
    contents.add(ink.end());
  }

  /** The page is as it was on the screen. */
  public void end() {
    page.endPrinting();
  }

  /** The whole file, after the end; called once, on any thread. */
  public byte[] file() {
    int tree = file.reserve();
    int shared = file.add(resources.end());
    var kids = new StringBuilder();
    for (int i = 0; i < contents.size(); i++) {
      kids.append(sheet(tree, shared, i)).append(" 0 R ");
    }
    file.put(
        tree,
        "<< /Type /Pages /Count "
            + contents.size()
            + " /MediaBox ["
            + PdfPath.numbers(0, 0, PAPER_WIDTH, PAPER_HEIGHT)
            + "] /Kids ["
            + kids
            + "] >>");
    int catalog = file.add("<< /Type /Catalog /Pages " + tree + " 0 R >>");
    int info = file.add("<< /Title " + PdfFile.string(title) + " /Producer (Sextant) >>");
    return file.end(catalog, info);
  }

  private int sheet(int tree, int shared, int number) {
    int painted = file.stream("", contents.get(number));
    var linked = new StringBuilder();
    for (String one : annotations.get(number)) {
      linked.append(file.add(one)).append(" 0 R ");
    }
    return file.add(
        "<< /Type /Page /Parent "
            + tree
            + " 0 R /Resources "
            + shared
            + " 0 R /Contents "
            + painted
            + " 0 R /Annots ["
            + linked
            + "] >>");
  }
}
