package sextant.desktop.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.Optional;
import sextant.web.Exchange;
import sextant.web.WebResponse;
import sextant.web.WebUrl;
import sextant.words.FailureException;

/**
 * The body of a page. The engine shows nothing and says nothing when one breaks off, so the tab is
 * told; not when the person stopped it or went on to another page.
 */
final class PageBody extends FilterInputStream {
  private final TabLoads tab;
  private final Exchange exchange;

  PageBody(TabLoads tab, WebResponse response) {
    super(response.body());
    this.tab = tab;
    exchange = response.exchange();
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException broken) {
      throw told(broken);
    }
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    try {
      return super.read(into, from, most);
    } catch (IOException broken) {
      throw told(broken);
    }
  }

  private IOException told(IOException broken) {
    WebUrl url = exchange.request().url();
    boolean isWanted = exchange.state() == Exchange.State.FAILED && tab.shows(url.toString());
    if (isWanted && broken instanceof FailureException known) {
      tab.listener().failed(url, known.failure(), Optional.of(exchange));
    }
    return broken;
  }
}
