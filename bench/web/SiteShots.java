package sextant.desktop.web;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import sextant.desktop.kit.Png;
import sextant.web.Exchange;
import sextant.web.TrafficLog;
import sextant.web.WebClient;
import sextant.web.WebOptions;
import sextant.web.WebProfile;
import sextant.web.store.Setting;
import sextant.web.store.Settings;

/**
 * Pictures of pages as the Web room shows them: {@code shots FOLDER WIDTH HEIGHT NAME=URL…} writes
 * {@code NAME-light.png}, {@code NAME-dark.png}, and to {@code NAME.txt} what scripts said and
 * which requests failed; {@code pair LEFT RIGHT TO…} puts two pictures side by side.
 */
public final class SiteShots {
  private static final StackPane ROOT = new StackPane();
  private static final TrafficLog TRAFFIC = new TrafficLog().keepingBodies();

  private SiteShots() {}

  public static void main(String[] args) throws Exception {
    var up = new CompletableFuture<Boolean>();
    Platform.setImplicitExit(false);
    Platform.startup(() -> {
      var stage = new Stage();
      boolean isPair = args[0].equals("pair");
      stage.setScene(
          new Scene(
              ROOT,
              isPair ? 100 : Integer.parseInt(args[2]),
              isPair ? 100 : Integer.parseInt(args[3])));
      stage.show();
      up.complete(true);
    });
    up.get();
    if (args[0].equals("pair")) {
      for (int i = 1; i + 2 < args.length; i += 3) {
        Files.write(Path.of(args[i + 2]), Png.of(pair(image(args[i]), image(args[i + 1]))));
      }
      System.exit(0);
    }
    Path folder = Path.of(args[1]);
    try (WebClient client =
        WebClient.open(WebProfile.inMemory(TRAFFIC), WebOptions.DEFAULT.withHttpsFirst(false))) {
      for (int i = 4; i < args.length; i++) {
        String[] site = args[i].split("=", 2);
        shoot(client, folder, site[0], site[1]);
      }
    }
    System.exit(0);
  }

  private static void shoot(WebClient client, Path folder, String name, String url)
      throws Exception {
    Path storage = Files.createTempDirectory("sites");
    var tab = new Tab(TabRegistry.nextNumber(), false);
    var who = new TabLoads.Who(tab.number(), false, client);
    TabDriver driver =
        Alone.fx(() ->
            new TabDriver(
                tab,
                who,
                (t, address) -> TabAnswer.nothing(),
                (loads, host) -> new WebKitPage(loads, host, storage, "en"),
                new Alone()));
    Page page = Alone.fx(driver::page);
    Alone.fx(() -> {
      ROOT.getChildren().setAll(page.node());
      driver.load(url);
      return true;
    });
    for (int i = 0; i < 200 && (i < 10 || Alone.fx(() -> page.busyProperty().get())); i++) {
      Thread.sleep(100);
    }
    Thread.sleep(2_000); // what scripts build after the page is loaded
    Settings settings = Settings.inMemory();
    Alone.fx(() -> {
      page.style(PageLook.css(settings, false));
      return true;
    });
    Thread.sleep(500);
    picture(page, folder.resolve(name + "-light.png"));
    settings.set(Setting.DARK_PAGES, "on");
    Alone.fx(() -> {
      page.style(PageLook.css(settings, true));
      return true;
    });
    Thread.sleep(700);
    picture(page, folder.resolve(name + "-dark.png"));
    notes(tab, page, folder.resolve(name + ".txt"));
    Alone.fx(() -> {
      ROOT.getChildren().clear();
      driver.close();
      return true;
    });
  }

  private static void picture(Page page, Path file) throws Exception {
    WritableImage image = Alone.fx(() -> page.node().snapshot(null, null));
    Files.write(file, Png.of(image));
  }

  private static void notes(Tab tab, Page page, Path file) throws Exception {
    try (var out = new PrintStream(Files.newOutputStream(file))) {
      out.println("title: " + Alone.fx(() -> page.script("document.title")));
      Alone.fx(() -> {
        tab.console()
            .forEach(line -> out.println("console: " + line.message() + " " + line.source()));
        return true;
      });
      for (Exchange one : TRAFFIC.ofTab(tab.number())) {
        int status = one.head().map(Exchange.Head::status).orElse(0);
        if (status == 0 || status >= 400) {
          out.println(one.state() + " " + status + " " + one.request().url());
        }
      }
    }
  }

  private static Image image(String file) {
    return new Image(Path.of(file).toUri().toString());
  }

  private static WritableImage pair(Image left, Image right) {
    int width = (int) left.getWidth();
    int height = (int) Math.max(left.getHeight(), right.getHeight());
    var both = new WritableImage(width + 8 + (int) right.getWidth(), height);
    copy(left, both, 0);
    copy(right, both, width + 8);
    return both;
  }

  private static void copy(Image from, WritableImage to, int x) {
    int width = (int) from.getWidth();
    var line = new int[width];
    for (int y = 0; y < from.getHeight(); y++) {
      from.getPixelReader()
          .getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), line, 0, width);
      to.getPixelWriter()
          .setPixels(x, y, width, 1, PixelFormat.getIntArgbInstance(), line, 0, width);
    }
  }
}
