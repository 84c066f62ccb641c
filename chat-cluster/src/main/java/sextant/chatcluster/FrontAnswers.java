package sextant.chatcluster;

import java.util.Optional;
import sextant.chat.core.WebPages;
import sextant.chat.net.ClientLink;
import sextant.chat.net.Endpoint;
import sextant.chat.net.Page;

/** What this very server answers its clients, whoever decides. */
final class FrontAnswers implements OwnServer {
  private final ClusterBackend server;
  private final WebPages webPages = new WebPages();

  FrontAnswers(ClusterBackend server) {
    this.server = server;
  }

  @Override
  public Mirror mirror() {
    return server.mirror();
  }

  @Override
  public boolean decides() {
    return server.reign() != null;
  }

  @Override
  public boolean answer(ClientLink to, String line) {
    return ClusterRequests.answer(server, row -> to.send(row, 0), line);
  }

  @Override
  public void wantsStill() {
    server.stills().make((core, position) -> server.front().serveStill(core));
  }

  @Override
  public String leader() {
    return server.group().leader();
  }

  @Override
  public Optional<Page> page(Endpoint.Kind kind, String path) {
    return switch (kind) {
      case PAGES -> ClusterRequests.page(server, path).map(Page::text);
      case WEB -> webPages.page(path);
      case IRC, ADMIN -> Optional.empty();
    };
  }
}
