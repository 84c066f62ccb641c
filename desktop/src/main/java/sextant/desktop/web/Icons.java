package sextant.desktop.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javafx.scene.image.Image;
import sextant.desktop.kit.Ui;
import sextant.web.WebRequest;
import sextant.web.WebResponse;
import sextant.web.WebUrl;

/** Fetches the small picture of a page; what is no picture JavaFX reads leaves the tab without. */
final class Icons {
  private static final int MOST_BYTES = 256 << 10;
  private static final double SIZE = 32;

  private Icons() {}

  static void fetch(Tab tab, TabDriver driver) {
    String address = tab.addressProperty().get();
    Optional<WebUrl> page = WebUrl.parse(address);
    if (page.isEmpty() || tab.troubleProperty().get().isPresent()) {
      return;
    }
    Optional<WebUrl> icon =
        tab.pageProperty()
            .get()
            .flatMap(Page::iconAddress)
            .or(() -> Optional.of("/favicon.ico"))
            .flatMap(page.get()::resolve);
    icon.ifPresent(url ->
        Ui.background(
            "web-icon",
            () -> {
              Optional<Image> image = image(driver, url, page.get());
              Ui.later(() -> {
                if (tab.addressProperty().get().equals(address)) {
                  tab.iconProperty().set(image);
                }
              });
            }));
  }

  private static Optional<Image> image(TabDriver driver, WebUrl url, WebUrl page) {
    WebRequest request =
        WebRequest.get(url).with(WebRequest.Context.partOf(driver.tab().number(), page));
    try (WebResponse response = driver.loads().client().fetch(request)) {
      if (response.status() != 200) {
        return Optional.empty();
      }
      byte[] bytes = IconFile.picture(response.bodyBytes(MOST_BYTES));
      var image = new Image(new ByteArrayInputStream(bytes), SIZE, SIZE, true, true);
      return image.isError() ? Optional.empty() : Optional.of(image);
    } catch (IOException none) {
      return Optional.empty();
    }
  }
}
