package sextant.desktop.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import sextant.desktop.kit.DownloadFolder;
import sextant.web.WebOptions;
import sextant.web.store.LocalService;
import sextant.web.store.LocalServices;

/**
 * What the room takes from outside; a test gives its own.
 *
 * @param downloadFolder where files go; made when needed
 * @param services finds what serves the web on this machine; may block
 */
record WebSetup(
    WebOptions options,
    Path downloadFolder,
    Supplier<List<LocalService>> services,
    WebStart start) {
  /** As this person has it. */
  static WebSetup ofThisUser(Map<String, String> environment, WebStart start) {
    return new WebSetup(
        WebOptions.ofBrowser(environment), DownloadFolder.ofThisUser(), LocalServices::find, start);
  }
}
