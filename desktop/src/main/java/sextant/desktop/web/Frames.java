package sextant.desktop.web;

import com.sun.webkit.WebPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The frames of one page, by the addresses they show. JavaFX thread. */
final class Frames {
  private final WebPage page;

  Frames(WebPage page) {
    this.page = page;
  }

  /** What every frame shows, the page itself first. */
  List<String> addresses() {
    return addresses(page.getMainFrame());
  }

  private List<String> addresses(long top) {
    String shown = page.getURL(top);
    var all = new ArrayList<String>(List.of(shown == null ? "" : shown));
    page.getChildFrames(top).forEach(child -> all.addAll(addresses(child)));
    return all;
  }

  boolean isPage(long frame) {
    return frame == page.getMainFrame();
  }

  /**
   * Whether a frame may show this file: the page is a file, this one lies in its folder or below,
   * and no frame shows anything of the web, which could have led there.
   */
  boolean mayShowFile(String url) {
    List<String> shown = addresses();
    return isFile(url)
        && isFile(shown.getFirst())
        && shown.stream().allMatch(one -> isFile(one) || one.matches("|about:(blank|srcdoc)"))
        && isBelow(url, shown.getFirst());
  }

  private static boolean isFile(String url) {
    return url.startsWith(LocalPages.FILE + ":");
  }

  private static boolean isBelow(String url, String page) {
    try {
      Path folder = LocalFiles.path(page).normalize().getParent();
      return folder != null && LocalFiles.path(url).normalize().startsWith(folder);
    } catch (IllegalArgumentException noPath) {
      return false;
    }
  }
}
