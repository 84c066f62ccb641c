package sextant.desktop.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.RoomContext;
import sextant.web.BlockList;
import sextant.web.Download;
import sextant.web.Login;
import sextant.web.MadeFile;
import sextant.web.ProxyChoice;
import sextant.web.WebOptions;
import sextant.web.page.PageStyle;
import sextant.web.store.BrowserMemory;
import sextant.web.store.LocalService;
import sextant.web.store.Setting;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/** What all tabs of the room stand on, each made when it is first used. JavaFX thread. */
final class WebServices {
  private final WebRoomModel model;
  private final RoomContext context;
  private final WebSetup setup;
  private final Downloads downloads;
  private final PrivateStorage privateStorage = new PrivateStorage();
  private final String key = OwnPages.newKey();
  private OwnPages.@Nullable Asked asked;
  private volatile boolean isDark;
  private volatile boolean isHttpsFirst;
  private volatile ProxyChoice proxy = new ProxyChoice.Direct();
  private volatile @Nullable Network network;
  private volatile @Nullable Remembered remembered;
  private volatile Language language = Language.ENGLISH;

  WebServices(WebRoomModel model, RoomContext context, WebSetup setup) {
    this.model = model;
    this.context = context;
    this.setup = setup;
    downloads = new Downloads(model, context.activities(), this::remembered, this::downloadFolder);
  }

  void speak(Language now) {
    language = now;
  }

  private Path downloadFolder() {
    String chosen = remembered().memory(false).settings().get(Setting.DOWNLOAD_FOLDER);
    return chosen.isBlank() ? setup.downloadFolder() : Path.of(chosen);
  }

  /** Who hears what our own pages ask. */
  void hear(OwnPages.Asked who) {
    asked = who;
  }

  /** Whether the window is dark; pages of our own are then, too. */
  void darken(boolean isWindowDark) {
    isDark = isWindowDark;
  }

  /** Whether the window is dark. Any thread. */
  boolean isDark() {
    return isDark;
  }

  /** Has what is set hold from now on. */
  void applySettings() {
    Remembered known = remembered();
    boolean takes = known.isOn(Setting.THIRD_PARTY_COOKIES);
    network().profile().cookies().takeThirdParty(takes);
    network().profile().block(blockList(known));
    proxy = proxy(known);
    isHttpsFirst = known.isOn(Setting.HTTPS_FIRST);
  }

  private ProxyChoice proxy(Remembered known) {
    ProxyChoice system = setup.options().proxy();
    try {
      return ProxyChoice.ofSetting(known.memory(false).settings().get(Setting.PROXY), system);
    } catch (FailureException unknown) {
      return system; // the file was edited by hand; the page of settings takes no such value
    }
  }

  /** The address that a person set as home; empty for a new tab. */
  Optional<String> home() {
    String home = remembered().memory(false).settings().get(Setting.HOME).strip();
    return home.isEmpty() || home.equals(Setting.HOME.usual())
        ? Optional.empty()
        : Optional.of(home);
  }

  // A list of a person's own, in the form of EasyList or of a hosts file, else the short one.
  private BlockList blockList(Remembered known) {
    Path file = context.stateDirectory().resolve("web/blocklist.txt");
    if (!known.isOn(Setting.BLOCKING)) {
      return BlockList.NONE;
    }
    try {
      return Files.isReadable(file)
          ? BlockList.parse(Files.readAllLines(file))
          : BlockList.builtIn();
    } catch (IOException unreadable) {
      return BlockList.NONE;
    }
  }

  /** The rules over every page. */
  String css() {
    return PageLook.css(remembered().memory(false).settings(), isDark);
  }

  /** The pages of {@code sextant:}. Any thread, once the room is used. */
  OwnPages ownPages() {
    var style = new PageStyle(language, isDark, key);
    BrowserMemory memory = remembered().memory(false);
    var stand = new OwnPages.Stand(memory, network().profile(), setup.services());
    return new OwnPages(stand, style, Objects.requireNonNull(asked, "asked"));
  }

  RoomContext context() {
    return context;
  }

  /** Where pages of this kind of tab keep what they store. */
  Path storage(boolean isPrivate) {
    return isPrivate ? privateStorage.folder() : context.stateDirectory().resolve("web/storage");
  }

  /** Where private pages store now; empty when nowhere. Any thread. */
  String privateFolder() {
    return privateStorage.present().map(Path::toString).orElse("");
  }

  /** How the program was started. */
  WebStart start() {
    return setup.start();
  }

  /** The last private tab is closed: nothing of it stays. */
  void forgetPrivate() {
    if (network != null) {
      network.forgetPrivate(remembered().memory(true).downloads().isBusy());
    }
    privateStorage.forget();
  }

  /** The network, made when the room is first used. */
  Network network() {
    Network known = network;
    if (known == null) {
      Path folder = context.stateDirectory().resolve("web");
      BooleanSupplier usual = setup.options().isHttpsFirst();
      WebOptions options =
          setup
              .options()
              .with(new ProxyChoice.Following(() -> proxy))
              .withHttpsFirst(() -> isHttpsFirst && usual.getAsBoolean());
      known = new Network(folder, options, this::askLogin);
      network = known;
      applySettings();
      Ui.background("web-stale", PrivateStorage::removeStale);
    }
    return known;
  }

  Language language() {
    return language;
  }

  /** The value of Accept-Language. */
  String languages() {
    return language == Language.CHINESE ? "zh-CN,zh;q=0.9,en;q=0.6" : "en-US,en;q=0.9";
  }

  /** What the browser remembers, read when the room is first used. */
  Remembered remembered() {
    Remembered known = remembered;
    if (known == null) {
      known = new Remembered(context.stateDirectory().resolve("web"));
      remembered = known;
    }
    return known;
  }

  /** Looks for what serves the web on this machine and tells it, once it is known. */
  void findServices(Consumer<List<LocalService>> then) {
    Ui.background(
        "web-services",
        () -> {
          List<LocalService> found = setup.services().get();
          Ui.later(() -> then.accept(found));
        });
  }

  Downloads downloads() {
    return downloads;
  }

  /** Writes a file that a page made into the folder, and shows it in the list. */
  void keep(PageFile file, Tab tab) {
    Path folder = downloads.folder();
    boolean isPrivate = tab.isPrivate();
    Ui.background(
        "web-page-file",
        () -> {
          try (InputStream bytes = file.bytes().open()) {
            Download.Finished kept = MadeFile.write(folder, file.name(), bytes);
            Ui.later(() -> downloads.kept(file.from(), kept, isPrivate));
          } catch (IOException broken) {
            Failure why = Failure.of(broken, folder.toString());
            Ui.later(() -> downloads.notKept(file.from(), why, isPrivate));
          } finally {
            file.release().run();
          }
        });
  }

  private void askLogin(Login.Question question, CompletableFuture<Optional<Login>> answer) {
    Optional<Tab> tab =
        model.tabs().stream().filter(one -> one.number() == question.tab()).findFirst();
    if (tab.isEmpty()) {
      answer.complete(Optional.empty());
      return;
    }
    var asked = new Question[1];
    asked[0] =
        new Question.OfServer(
            question,
            login -> {
              tab.get().questions().remove(asked[0]);
              answer.complete(login);
            });
    tab.get().questions().add(asked[0]);
  }

  void close() {
    downloads.close();
    closeUnseen();
  }

  /** Writes what must stay and removes what must not, without the JavaFX thread. */
  void closeUnseen() {
    privateStorage.forget();
    if (network != null) {
      network.close();
    }
    if (remembered != null) {
      remembered.close();
    }
  }
}
