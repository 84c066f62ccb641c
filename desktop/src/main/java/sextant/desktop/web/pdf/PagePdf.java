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
  private static final double PAPER_HEIGHT = 841.89;
  private static final double MARGIN = 36;
  private static final int MOST_PAGES = 500;

  private final String title;
  private final PdfFile file = new PdfFile();
  private final PdfResources resources;
  private final List<byte[]> contents = new ArrayList<>();

  private PagePdf(String title, String characters) {
    this.title = title;
    resources = new PdfResources(file, characters);
  }

  /**
   * Has the engine lay the page out for paper and paint it. JavaFX thread: only there no other
   * thread can wait for the engine's lock meanwhile.
   *
   * @param characters those that can be on the page, so that its text can be copied
   */
  public static PagePdf painted(WebPage page, String title, String characters) {
    var pdf = new PagePdf(title, characters);
    // In points: the engine lays out for a third more, which makes its pixels 96 to the inch.
    float width = (float) (PAPER_WIDTH - 2 * MARGIN);
    float height = (float) (PAPER_HEIGHT - 2 * MARGIN);
    int count = Math.min(MOST_PAGES, page.beginPrinting(width, height));
    try {
      for (int i = 0; i < count; i++) {
        pdf.paint(page, i, width);
      }
    } finally {
      page.endPrinting();
    }
    return pdf;
  }

  private void paint(WebPage page, int number, float width) {
    var ink = new PdfInk(resources);
    ink.transform(1, 0, 0, -1, MARGIN, PAPER_HEIGHT - MARGIN);
    ink.state().matrix = new double[] {1, 0, 0, 1, 0, 0}; // what the engine begins with
    page.print(new PdfCanvas(ink), number, width);
    contents.add(ink.end());
  }

  /** The whole file; called once, on any thread. */
  public byte[] file() {
    int tree = file.reserve();
    int shared = file.add(resources.end());
    var kids = new StringBuilder();
    for (byte[] content : contents) {
      kids.append(sheet(tree, shared, content)).append(" 0 R ");
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

  private int sheet(int tree, int shared, byte[] content) {
    int painted = file.stream("", content);
    return file.add(
        "<< /Type /Page /Parent "
            + tree
            + " 0 R /Resources "
            + shared
            + " 0 R /Contents "
            + painted
            + " 0 R >>");
  }
}
