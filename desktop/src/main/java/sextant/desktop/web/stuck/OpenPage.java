package sextant.desktop.web.stuck;

import java.net.URI;
import sextant.web.WebUrl;

/**
 * A page that is loaded in the engine, as other threads may know it.
 *
 * @param tab the number of its tab
 * @param url its address as a person reads it
 * @param isInFront whether a person sees it
 */
public record OpenPage(
    long tab, String url, String title, boolean isPrivate, boolean isInFront, boolean isLoading) {
  private static final int MOST_LETTERS = 60;

  /** Where it comes from in a few letters: host and port, or the name of a file. */
  public String place() {
    String place =
        WebUrl.parse(url)
            .map(page -> page.origin().substring(page.scheme().length() + 3))
            .orElseGet(this::fileName);
    return place.length() > MOST_LETTERS ? place.substring(0, MOST_LETTERS) + "…" : place;
  }

  private String fileName() {
    try {
      String path = URI.create(url).getPath();
      return path == null ? url : path.substring(path.lastIndexOf('/') + 1);
    } catch (IllegalArgumentException noAddress) {
      return url;
    }
  }
}
