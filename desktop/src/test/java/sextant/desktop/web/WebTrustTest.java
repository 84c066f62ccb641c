package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Fx;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.StateDirectory;

/**
 * Whom a person believes: servers without a known certificate, and servers that ask who is there.
 */
class WebTrustTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aLoginIsAskedOverThePageAgainWhenRefusedAndNotAgainWhenItHolds() throws Exception {
    String right =
        "Basic "
            + Base64.getEncoder().encodeToString("ann:secret".getBytes(StandardCharsets.UTF_8));
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.handle(
          "/",
          exchange -> {
            boolean isAnn = right.equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"The bridge\"");
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            String page = isAnn ? "<title>In</title>" : "<title>Out</title>";
            PageServer.send(exchange, isAnn ? 200 : 401, page);
          });
      Fx window = browser.window();
      window.press(KeyCode.CONTROL, KeyCode.L).type(server.url("/a")).press(KeyCode.ENTER);
      logIn(window, "wrong");
      Fx.await(() -> words(browser).contains("was refused"), "the question again");
      window.picture("web-login");
      logIn(window, "secret");
      browser.awaitTitle("In");
      browser.go(server.url("/b"), "In");
      assertThat(window.has("#web-login-user")).isFalse();
    }
  }

  @Test
  void aLoginThatIsNotGivenShowsWhatTheServerSaysThen() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.handle(
          "/",
          exchange -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            PageServer.send(exchange, 401, "<title>Sorry</title>");
          });
      Fx window = browser.window();
      window.press(KeyCode.CONTROL, KeyCode.L).type(server.url("/")).press(KeyCode.ENTER);
      window.click("#web-login-cancel");
      browser.awaitTitle("Sorry");
    }
  }

  @Test
  void whatAServerAskedIsForgottenWhenThePersonGoesElsewhere() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server
          .page("/other", "<title>Other</title>")
          .handle(
              "/ask",
              exchange -> {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
                PageServer.send(exchange, 401, "<title>Sorry</title>");
              });
      Fx window = browser.window();
      window.press(KeyCode.CONTROL, KeyCode.L).type(server.url("/ask")).press(KeyCode.ENTER);
      Fx.await(() -> window.has("#web-login-user"), "the question who is there");
      browser.go(server.url("/other"), "Other");
      assertThat(window.has("#web-login-user")).isFalse();
    }
  }

  private static String words(Browser browser) {
    StringBuilder all = new StringBuilder();
    browser.window().stage().getScene().getRoot().lookupAll(".question-words").stream()
        .map(Label.class::cast)
        .forEach(label -> all.append(label.getText()).append('\n'));
    return all.toString();
  }

  private static void logIn(Fx window, String password) {
    Fx.await(() -> window.has("#web-login-user"), "the question who is there");
    Fx.run(() -> {
      window.find("#web-login-user", TextField.class).setText("ann");
      window.find("#web-login-password", TextField.class).setText(password);
    });
    window.click("#web-login");
  }

  @Test
  void aCertificateNobodyVouchesForIsShownAndBelievedForOneHostAndOneRun() throws Exception {
    HttpsServer server = secure();
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          PageServer.send(exchange, 200, "<title>Behind</title>");
        });
    server.start();
    String here = "https://127.0.0.1:" + server.getAddress().getPort() + "/";
    try {
      try (var browser = new Browser(folder)) {
        warned(browser, here);
        browser.window().picture("web-certificate");
        browser.window().click("#web-go-on");
        browser.awaitTitle("Behind");
        assertThat(Fx.call(() -> browser.tab().safetyProperty().get())).isEqualTo(Safety.EXCEPTION);
        browser.go(here + "again", "Behind");
        warned(browser, here.replace("127.0.0.1", "localhost"));
      }
      try (var next = new Browser(folder)) {
        warned(next, here);
      }
    } finally {
      server.stop(0);
    }
  }

  @Test
  void anEncryptedPageGetsNoPartsInTheClear() throws Exception {
    HttpsServer server = secure();
    server.start();
    try (var plain = new PageServer();
        var browser = new Browser(folder)) {
      String there = "http://0.0.0.0:" + plain.port(); // not known to be this computer
      String page =
          "<title>Mixed</title><link rel=icon href='"
              + there
              + "/icon.png'>"
              + "<img src='"
              + there
              + "/pic.png'><script src='"
              + there
              + "/a.js'></script>";
      server.createContext(
          "/",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            PageServer.send(exchange, 200, page);
          });
      warned(browser, "https://127.0.0.1:" + server.getAddress().getPort() + "/");
      browser.window().click("#web-go-on");
      browser.awaitTitle("Mixed");
      Fx.await(() -> browser.tab().console().size() >= 2, "what the console says of it");
      assertThat(Fx.call(() -> browser.tab().console().getFirst().toString()))
          .contains("insecure content from " + there);
      assertThat(plain.asked()).isEmpty();
      Fx.run(() -> {
        List<ConsoleLine> said = browser.tab().console();
        assertThat(Safety.SECURE.with(said)).isEqualTo(Safety.MIXED);
        assertThat(browser.tab().safetyProperty().get()).isEqualTo(Safety.EXCEPTION);
      });
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aHostThatInsistsOnHttpsLetsNobodyPastItsCertificate() throws Exception {
    HttpsServer server = secure();
    server.start();
    Path state = Files.createDirectories(folder.resolve("web"));
    long later = Instant.now().plusSeconds(9_999).getEpochSecond();
    Files.writeString(state.resolve("strict-hosts.tsv"), "localhost\t" + later + "\tfalse\n");
    try (var browser = new Browser(folder)) {
      warned(browser, "https://localhost:" + server.getAddress().getPort() + "/");
      Fx.await(() -> browser.window().has("#web-trouble"), "the warning");
      assertThat(browser.window().has("#web-go-on")).isFalse();
      warned(browser, "https://127.0.0.1:" + server.getAddress().getPort() + "/");
      Fx.await(() -> browser.window().has("#web-go-on"), "the way past it");
    } finally {
      server.stop(0);
    }
  }

  private static void warned(Browser browser, String url) {
    browser.window().press(KeyCode.CONTROL, KeyCode.L).type(url).press(KeyCode.ENTER);
    Fx.await(
        () ->
            browser
                .model()
                .selectedProperty()
                .get()
                .flatMap(tab -> tab.troubleProperty().get())
                .filter(trouble -> trouble.isAboutCertificate() && trouble.mayGoOn())
                .filter(trouble -> trouble.address().startsWith(url))
                .isPresent(),
        "the warning for " + url);
  }

  private HttpsServer secure() throws Exception {
    Credentials own = DeviceIdentity.open(StateDirectory.at(folder.resolve("server")));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("k", own.key(), new char[0], own.chain().toArray(Certificate[]::new));
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return server;
  }
}
