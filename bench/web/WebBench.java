package sextant.desktop.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.concurrent.Worker;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.web.WebView;
import javafx.stage.Stage;
import sextant.web.TrafficLog;
import sextant.web.WebClient;
import sextant.web.WebOptions;
import sextant.web.WebProfile;

/**
 * Measures the Web room's engine over our own network layer and over the loader JavaFX has: {@code
 * ours|stock URL ROUNDS} loads a page, {@code paint URL ROUNDS} waits for its first colours in a
 * new tab, {@code tabs URL COUNT} says the memory of many and after closing them.
 */
public final class WebBench {
  private static final StackPane ROOT = new StackPane();

  private WebBench() {}

  public static void main(String[] args) throws Exception {
    var up = new CompletableFuture<Boolean>();
    Platform.setImplicitExit(false);
    Platform.startup(() -> {
      var stage = new Stage();
      stage.setScene(new Scene(ROOT, 1000, 700));
      stage.show();
      up.complete(true);
    });
    up.get();
    int count = Integer.parseInt(args[2]);
    switch (args[0]) {
      case "stock" -> rounds(count, () -> load(Alone.fx(WebView::new), args[1]));
      case "ours" -> rounds(count, () -> load(ours(), args[1]));
      case "paint" -> rounds(count, () -> paint(args[1]));
      case "tabs" -> tabs(args[1], count);
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.exit(0);
  }

  private interface Round {
    double millis() throws Exception;
  }

  private static void rounds(int count, Round round) throws Exception {
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(round.millis());
    }
    List<Double> warm = all.subList(Math.min(2, count - 1), count).stream().sorted().toList();
    System.out.printf(
        "first %.0f ms, warm median %.0f ms of %d: %s%n",
        all.getFirst(),
        warm.get(warm.size() / 2),
        warm.size(),
        all.stream().map(one -> String.format("%.0f", one)).toList());
  }

  private static WebView ours() throws Exception {
    return (WebView) page().node();
  }

  private static final WebClient CLIENT =
      WebClient.open(WebProfile.inMemory(new TrafficLog().keepingBodies()), WebOptions.DEFAULT);

  private static Page page() throws Exception {
    TabDriver driver = driver();
    return Alone.fx(driver::page);
  }

  private static TabDriver driver() throws Exception {
    Path storage = Files.createTempDirectory("web-bench");
    return Alone.fx(() -> {
      var who = new TabLoads.Who(TabRegistry.nextNumber(), false, CLIENT);
      var tab = new Tab(who.number(), false);
      return new TabDriver(
          tab,
          who,
          (t, url) -> TabAnswer.nothing(),
          (loads, host) -> new WebKitPage(loads, host, storage, "en"),
          new Alone());
    });
  }

  private static double load(WebView given, String url) throws Exception {
    WebView view = given;
    var done = new CompletableFuture<Long>();
    long start = System.nanoTime();
    Alone.fx(() -> {
      ROOT.getChildren().setAll(view);
      Worker<Void> worker = view.getEngine().getLoadWorker();
      ChangeListener<Worker.State> ended =
          (at, before, now) -> {
            if (now == Worker.State.SUCCEEDED || now == Worker.State.FAILED) {
              done.complete(System.nanoTime());
            }
          };
      worker.stateProperty().addListener(ended);
      view.getEngine().load(url);
      return true;
    });
    return (done.get(60, TimeUnit.SECONDS) - start) / 1e6;
  }

  private static double paint(String url) throws Exception {
    long start = System.nanoTime();
    Page page = page();
    Alone.fx(() -> {
      ROOT.getChildren().setAll(page.node());
      page.load(url);
      return true;
    });
    while (Alone.fx(() -> isBlank(page))) {
      Thread.onSpinWait();
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static boolean isBlank(Page page) {
    var picture = page.node().snapshot(null, null);
    for (int y = 0; y < Math.min(200, (int) picture.getHeight()); y += 4) {
      for (int x = 0; x < Math.min(400, (int) picture.getWidth()); x += 2) {
        if ((picture.getPixelReader().getArgb(x, y) & 0xffffff) != 0xffffff) {
          return false;
        }
      }
    }
    return true;
  }

  private static void tabs(String url, int count) throws Exception {
    System.out.println("before: " + rss());
    List<TabDriver> drivers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TabDriver driver = driver();
      drivers.add(driver);
      load((WebView) Alone.fx(driver::page).node(), url);
    }
    System.gc();
    System.out.println(count + " tabs: " + rss());
    Alone.fx(() -> {
      ROOT.getChildren().clear();
      drivers.forEach(TabDriver::close);
      return true;
    });
    drivers.clear();
    for (int i = 0; i < 10; i++) {
      System.gc();
      Thread.sleep(200);
    }
    sextant.raw.NativeHeap.trim(); // as the room does some seconds after a tab was closed
    System.out.println("closed: " + rss());
  }

  private static String rss() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .findFirst()
        .orElse("?");
  }
}
