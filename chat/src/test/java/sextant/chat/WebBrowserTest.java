package sextant.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web client in a real browser; its pictures are in {@code target/pictures}. */
class WebBrowserTest {
  private static final Path PICTURES = Path.of("target", "pictures");
  private static final String[] CAPS = {
    "batch", "message-tags", "echo-message", "server-time", "draft/chathistory"
  };

  @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.NEVER) // the browser may still write
  Path folder;

  private TestServer server;
  private Optional<Browser> browser = Optional.empty();

  @BeforeEach
  void start() throws IOException {
    server =
        TestServer.start(
            folder,
            TestServer.config()
                .withListeners(
                    List.of(
                        ChatConfig.Listener.plain("127.0.0.1", 0),
                        ChatConfig.Listener.web("127.0.0.1", 0))));
  }

  @AfterEach
  void stop() {
    browser.ifPresent(Browser::close);
    server.close();
  }

  private Browser browser(String language) throws Exception {
    browser = Browser.open(folder.resolve("browser"), language);
    assumeTrue(browser.isPresent(), "Chromium is not installed");
    return browser.get();
  }

  private void join(Browser page, String nick, String room) throws Exception {
    page.go("http://127.0.0.1:" + server.port(1) + "/" + room);
    page.await("!document.getElementById('join').hidden");
    page.run(
        "document.getElementById('nick').value = '"
            + nick
            + "'; document.getElementById('join').requestSubmit();");
    page.await("!document.getElementById('chat').hidden && log.dataset !== undefined");
    page.await("document.querySelectorAll('#members li').length > 0");
  }

  private static void say(Browser page, String text) throws Exception {
    page.run(
        "document.getElementById('text').value = '"
            + text
            + "'; document.getElementById('composer').requestSubmit();");
  }

  private static void shows(Browser page, String text) throws Exception {
    page.await("document.getElementById('log').textContent.includes('" + text + "')");
  }

  @Test
  void peopleTalkThroughIt() throws Exception {
    Browser page = browser("en-US");
    try (Peer ann = server.connect("ann", CAPS)) {
      ann.send("JOIN #lobby");
      ann.send("OPER operuser operpassword");
      ann.send("SAMODE #lobby -t");
      ann.send("TOPIC #lobby :Tea at four, <b>everybody</b>");
      ann.send("PRIVMSG #lobby :said before <script>alert(1)</script> https://example.org/x?y=1.");
      ann.sync();
      join(page, "eve", "#lobby");
      page.await("document.getElementById('topic').textContent.includes('<b>everybody')");
      shows(page, "said before <script>alert(1)</script>");
      assertThat(page.value("document.querySelectorAll('#log a').length")).isEqualTo("1");
      assertThat(page.value("document.querySelector('#log a').href"))
          .isEqualTo("https://example.org/x?y=1");
      say(page, "hello from a browser");
      String id = ann.await("PRIVMSG").tag("msgid");
      assertThat(id).isNotEmpty();
      page.await("document.getElementById('text').value === ''");
      ann.send("@+draft/reply=" + id + " PRIVMSG #lobby :welcome, eve");
      ann.send("@+draft/react=👍;+draft/reply=" + id + " TAGMSG #lobby");
      shows(page, "↳ eve: hello from a browser");
      page.await("document.querySelector('.reactions button')?.textContent === '👍 1'");
      ann.send("@+typing=active TAGMSG #lobby");
      page.await("document.getElementById('typing').textContent === 'ann is writing…'");
      page.run("document.querySelector('.reactions button').click()");
      ann.await(message -> message.tag("+draft/react").equals("👍"), "a reaction");
      page.await("document.querySelector('.reactions button')?.textContent === '👍 2'");
      page.size(1200, 760, false);
      page.picture(PICTURES.resolve("web-light.png"));
      page.dark(true);
      page.picture(PICTURES.resolve("web-dark.png"));
    }
    shows(page, "ann left");
    assertThat(page.value("refused.join()")).isEmpty();
  }

  @Test
  void historyIsReadBothWays() throws Exception {
    Browser page = browser("en-US");
    try (Peer ann = server.connect("ann", CAPS)) {
      ann.send("JOIN #lobby");
      for (int i = 0; i < 130; i++) {
        ann.send("PRIVMSG #lobby :line " + i + ".");
      }
      ann.sync();
      page.size(900, 600, false);
      join(page, "eve", "#lobby");
      shows(page, "line 129.");
      assertThat(page.value("log.textContent.includes('line 70.')")).isEqualTo("false");
      page.run("log.scrollTop = 0");
      shows(page, "line 70.");
      page.run("log.scrollTop = 0");
      shows(page, "line 20.");
      page.run("log.scrollTop = 0");
      shows(page, "This is the beginning of what is kept.");
      assertThat(page.value("log.textContent.split('line 100.').length - 1")).isEqualTo("1");
    }
  }

  @Test
  void whatWasSaidWhileAwayIsThereAfterwards() throws Exception {
    Browser page = browser("en-US");
    try (Peer ann = server.connect("ann", CAPS)) {
      ann.send("JOIN #lobby");
      join(page, "eve", "#lobby");
      say(page, "first");
      ann.await("PRIVMSG");
      ann.send("OPER operuser operpassword");
      ann.await("381");
      ann.send("KILL eve :for the test");
      ann.await("QUIT");
      for (int i = 0; i < 120; i++) {
        ann.send("PRIVMSG #lobby :missed " + i + ".");
      }
      shows(page, "missed 0.");
      shows(page, "missed 119.");
      assertThat(page.value("log.textContent.split('first').length - 1")).isEqualTo("1");
    }
  }

  @Test
  void onAPhoneInChinese() throws Exception {
    Browser page = browser("zh-CN");
    page.size(390, 780, true);
    page.go("http://127.0.0.1:" + server.port(1) + "/#lobby");
    page.await("document.getElementById('join').textContent.includes('您的名字')");
    page.picture(PICTURES.resolve("web-phone-join-zh.png"));
    try (Peer ann = server.connect("ann", CAPS)) {
      ann.send("JOIN #lobby");
      join(page, "小明", "#lobby");
      ann.await("JOIN");
      ann.send("PRIVMSG #lobby :你好，欢迎来到大厅。今天下午四点有茶，请带上自己的杯子。");
      ann.send("PRIVMSG #lobby :a second line");
      shows(page, "a second line");
      say(page, "谢谢！");
      ann.await("PRIVMSG");
      page.await("log.textContent.includes('谢谢')");
      assertThat(page.value("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo("true");
      page.picture(PICTURES.resolve("web-phone-zh.png"));
      page.run("document.getElementById('open-people').click()");
      page.await("document.body.classList.contains('people-open')");
      page.dark(true);
      page.await("getComputedStyle(document.getElementById('people')).visibility === 'visible'");
      page.picture(PICTURES.resolve("web-phone-people-dark-zh.png"));
    }
    assertThat(page.value("refused.join()")).isEmpty();
  }

  @Test
  void aNameThatIsTakenIsSaid() throws Exception {
    Browser page = browser("en-US");
    try (Peer eve = server.connect("eve")) {
      page.go("http://127.0.0.1:" + server.port(1) + "/");
      page.run(
          "document.getElementById('nick').value = 'eve';"
              + "document.getElementById('join').requestSubmit();");
      page.await("document.getElementById('problem').textContent.includes('taken')");
      assertThat(eve.sync()).isEmpty();
    }
  }
}
