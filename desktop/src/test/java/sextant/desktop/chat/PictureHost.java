package sextant.desktop.chat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import sextant.desktop.kit.Fx;
import sextant.desktop.kit.Png;

/** A file host that keeps one picture, whatever it is given. */
final class PictureHost implements AutoCloseable {
  private final HttpServer host;
  private final AtomicReference<String> uploaded = new AtomicReference<>("");
  private final AtomicReference<byte[]> body = new AtomicReference<>(new byte[0]);

  PictureHost() throws IOException {
    byte[] picture = Fx.call(() -> Png.of(picture()));
    host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    host.createContext(
        "/up",
        exchange -> {
          body.set(exchange.getRequestBody().readAllBytes());
          uploaded.set(exchange.getRequestHeaders().getFirst("Content-Disposition"));
          exchange.getResponseHeaders().add("Location", "/kept/light.png");
          exchange.sendResponseHeaders(201, -1);
          exchange.close();
        });
    host.createContext(
        "/kept",
        exchange -> {
          exchange.sendResponseHeaders(200, picture.length);
          exchange.getResponseBody().write(picture);
          exchange.close();
        });
    host.start();
  }

  /** A picture of all colours. JavaFX thread. */
  static WritableImage picture() {
    var image = new WritableImage(160, 90);
    for (int x = 0; x < 160; x++) {
      for (int y = 0; y < 90; y++) {
        image.getPixelWriter().setColor(x, y, Color.hsb(x * 2, 0.5, 0.9));
      }
    }
    return image;
  }

  String address() {
    return "http://127.0.0.1:" + host.getAddress().getPort();
  }

  /** What a server says of it in ISUPPORT. */
  String token() {
    return "soju.im/FILEHOST=" + address() + "/up";
  }

  /** Where it keeps the picture. */
  String kept() {
    return address() + "/kept/light.png";
  }

  /** How the last file was called that came. */
  String uploaded() {
    return uploaded.get();
  }

  /** The last file that came. */
  byte[] body() {
    return body.get();
  }

  @Override
  public void close() {
    host.stop(0);
  }
}
