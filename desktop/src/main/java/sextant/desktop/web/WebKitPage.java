package sextant.desktop.web;

import com.sun.javafx.webkit.Accessor;
import com.sun.javafx.webkit.WebConsoleListener;
import com.sun.webkit.WebPage;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.concurrent.Worker;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.web.PromptData;
import javafx.scene.web.WebEngine;
import javafx.scene.web.WebView;
import org.jspecify.annotations.Nullable;
import sextant.desktop.web.pdf.PagePdf;
import sextant.web.WebRequest;

/** A page in WebKit. */
final class WebKitPage implements Page {
  private final WebView view;
  private final WebEngine engine;
  private final TabLoads loads;
  private final PageHost host;
  private final PageCookies cookies;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");
  private Optional<PaperWork> paper = Optional.empty();

  /**
   * A page with nothing in it.
   *
   * @param storage where pages keep their localStorage; a place that cannot be a folder means that
   *     they have none
   */
  WebKitPage(TabLoads loads, PageHost host, Path storage, String languages) {
    Schemes.take();
    this.loads = loads;
    this.host = host;
    view = new WebView();
    engine = view.getEngine();
    view.setContextMenuEnabled(false);
    view.getProperties().put(WebKitPage.class, this);
    loads.speaksAs(engine.getUserAgent(), languages);
    engine.setUserAgent(engine.getUserAgent() + TabRegistry.token(loads.number()));
    engine.setUserDataDirectory(storage.toFile().getAbsoluteFile());
    engine.setOnError(event -> {}); // says only that there is no storage
    cookies = new PageCookies(page(), loads);
    PageScripts.begin(page(), loads.isPrivate());
    WebConsoleListener.setDefaultListener(WebKitPage::toConsole);
    listen();
  }

  private static void toConsole(WebView from, String message, int line, String source) {
    if (from != null && from.getProperties().get(WebKitPage.class) instanceof WebKitPage page) {
      page.host.console(message, line, source == null ? "" : source);
    }
  }

  private void listen() {
    Worker<Void> worker = engine.getLoadWorker();
    worker
        .stateProperty()
        .subscribe(state -> {
          if (state == Worker.State.SCHEDULED) {
            paper.ifPresent(PaperWork::cancel);
          }
          if (state == Worker.State.SCHEDULED && engine.getLocation() != null) {
            loads.begins(engine.getLocation());
          }
          if (state == Worker.State.CANCELLED) {
            loads.stopped();
          }
          if (state == Worker.State.SUCCEEDED) {
            loads.settled();
          }
          if (state == Worker.State.FAILED && !loads.isAnswered()) {
            host.refused(engine.getLocation());
          }
          busy.set(state == Worker.State.SCHEDULED || state == Worker.State.RUNNING);
        });
    worker.progressProperty().subscribe(done -> progress.set(done.doubleValue()));
    engine.setOnAlert(event -> host.say(event.getData()));
    engine.setConfirmHandler(host::confirm);
    engine.setPromptHandler(this::prompted);
    page().addLoadListenerClient(new PageEvents(page(), loads, host::received, atRest(this)));
    engine.setCreatePopupHandler(features -> {
      Optional<Page> other = host.popUp();
      return other.isPresent() && other.get() instanceof WebKitPage page ? page.engine : null;
    });
    engine.setOnVisibilityChanged(event -> {
      if (Boolean.FALSE.equals(event.getData())) {
        host.closeRequested();
      }
    });
  }

  // The engine's own page holds its listeners, and this one would hold the view that frees it.
  private static Runnable atRest(WebKitPage page) {
    var known = new WeakReference<>(page);
    return () -> {
      WebKitPage one = known.get();
      if (one != null) {
        one.busy.set(false);
      }
    };
  }

  private @Nullable String prompted(PromptData data) {
    if (data.getMessage().equals(PageFiles.KEY)) {
      host.said(data.getDefaultValue());
      return null;
    }
    if (PageCookies.isAsked(data.getMessage())) {
      return cookies.answer(data.getDefaultValue());
    }
    return host.prompt(data.getMessage(), data.getDefaultValue()).orElse(null);
  }

  private WebPage page() {
    return Accessor.getPageFor(engine);
  }

  @Override
  public Node node() {
    return view;
  }

  @Override
  public void load(String url) {
    engine.load(url);
  }

  @Override
  public void reload(boolean isHard) {
    loads.nextCaching(isHard ? WebRequest.Caching.RELOAD : WebRequest.Caching.REVALIDATE);
    engine.reload();
  }

  @Override
  public void stop() {
    engine.getLoadWorker().cancel();
  }

  @Override
  public void go(int steps) {
    int to = engine.getHistory().getCurrentIndex() + steps;
    if (to >= 0 && to < engine.getHistory().getEntries().size()) {
      engine.getHistory().go(steps);
    }
  }

  @Override
  public List<Step> steps() {
    return engine.getHistory().getEntries().stream().map(one -> new Step(one.getUrl())).toList();
  }

  @Override
  public int position() {
    return engine.getHistory().getCurrentIndex();
  }

  @Override
  public ReadOnlyStringProperty titleProperty() {
    return engine.titleProperty();
  }

  @Override
  public ReadOnlyStringProperty locationProperty() {
    return engine.locationProperty();
  }

  @Override
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  @Override
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  @Override
  public String script(String code) {
    try {
      Object value = engine.executeScript(code);
      return value == null ? "" : value.toString();
    } catch (RuntimeException failed) { // a JSException: the page threw
      return "";
    }
  }

  @Override
  public void zoom(double factor) {
    view.setZoom(factor);
  }

  @Override
  public void style(String css) {
    byte[] bytes = css.getBytes(StandardCharsets.UTF_8);
    engine.setUserStyleSheetLocation(
        css.isEmpty()
            ? null
            : "data:text/css;charset=utf-8;base64," + Base64.getEncoder().encodeToString(bytes));
  }

  @Override
  public void scripts(boolean run) {
    engine.setJavaScriptEnabled(run);
  }

  @Override
  public Found find(String text, boolean matchesCase, int step) {
    String call = "(" + Scripts.literal(text) + "," + matchesCase + "," + step + ")";
    String[] parts = script(Scripts.named("find") + call).split(" ", 2);
    return parts.length < 2 || !parts[0].matches("\\d+") || !parts[1].matches("\\d+")
        ? Found.NOTHING
        : new Found(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  @Override
  public Spot spot(double x, double y) {
    double zoom = view.getZoom();
    String[] parts =
        script(Scripts.named("spot") + "(" + x / zoom + "," + y / zoom + ")").split("\u0001", -1);
    return parts.length < 4
        ? Spot.NOTHING
        : new Spot(parts[0], parts[1], parts[3], parts[2].equals("1"));
  }

  @Override
  public void edit(Edit what) {
    String command =
        switch (what) {
          case CUT -> "Cut";
          case COPY -> "Copy";
          case PASTE -> "Paste";
          case SELECT_ALL -> "SelectAll";
          case UNDO -> "Undo";
          case REDO -> "Redo";
        };
    page().executeCommand(command, null);
  }

  @Override
  public String html() {
    String html = page().getHtml(page().getMainFrame());
    return html == null ? "" : html;
  }

  @Override
  public void picture(Consumer<WritableImage> then) {
    PagePicture.take(this, view.getZoom(), then);
  }

  @Override
  public PaperWork pdf(Consumer<byte[]> then) {
    paper.ifPresent(PaperWork::cancel);
    var reading =
        new PagePdf.Reading() {
          @Override
          public String characters() {
            return script(Scripts.named("characters"));
          }

          @Override
          public String links() {
            return script(Scripts.named("links"));
          }
        };
    var work = new PaperWork(PagePdf.begin(page(), script("document.title"), reading), then);
    paper = Optional.of(work);
    return work.begin();
  }

  @Override
  public Optional<String> iconAddress() {
    return Optional.of(script(Scripts.named("icon"))).filter(url -> !url.isEmpty());
  }

  // The engine frees itself once nobody holds the view; an empty page frees most of it at once.
  @Override
  public void close() {
    paper.ifPresent(PaperWork::cancel);
    engine.getLoadWorker().cancel();
    engine.setOnAlert(null);
    engine.setCreatePopupHandler(null);
    engine.load("about:blank");
  }
}
