package sextant.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ListView;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.desktop.chat.ChatAtWork;
import sextant.desktop.files.FilesAtWork;
import sextant.desktop.kit.Appearance;
import sextant.desktop.kit.Appearance.Density;
import sextant.desktop.kit.Appearance.Scheme;
import sextant.desktop.kit.Appearance.TextSize;
import sextant.desktop.kit.Fx;
import sextant.desktop.packets.PacketsRoom;
import sextant.desktop.ping.PingAtWork;
import sextant.desktop.shell.RoomFactory;
import sextant.desktop.shell.RoomId;
import sextant.desktop.talk.TalkAtWork;
import sextant.desktop.talk.TalkRoom;
import sextant.desktop.tour.TourAtWork;
import sextant.desktop.web.WebAtWork;
import sextant.words.Language;

/**
 * Every room looks as it has to while it works, and when what was asked for fails. The pictures of
 * the README are taken here, too.
 */
@Timeout(300)
class AtWorkTest {
  private static final Path CAPTURE = Path.of("src/test/resources/captures/accecn_handshake.pcap");

  @TempDir(factory = Home.class)
  private Path folder;

  private final List<String> wrong = new ArrayList<>();

  private interface Work {
    void fill(Fx window) throws Exception;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyRoomLooksAsItHasToWhileItWorksAndWhenItFails(Language language) throws Exception {
    String fonts = Golden.recordedFonts().orElse("none");
    assumeTrue(fonts.equals(Golden.fonts()), "the pictures were taken with other fonts: " + fonts);
    talk(language);
    ping(language);
    packets(language);
    web(language);
    files(language);
    chat(language);
    tour(language);
    assertThat(wrong).isEmpty();
  }

  private void talk(Language language) throws Exception {
    try (House house = house(language, RoomId.TALK, TalkRoom::new)) {
      TalkAtWork.converse(house);
      both(house, "work-talk");
      TalkAtWork.failToConnect(house.window());
      both(house, "failed-talk");
    }
  }

  private void ping(Language language) throws Exception {
    var work = new PingAtWork();
    shows(language, RoomId.PING, work.factory(), "work-ping", work::diagnose);
    shows(language, RoomId.PING, work.factory(), "failed-ping", work::deny);
    shows(
        language,
        RoomId.PING,
        work.factory(),
        "work-trace",
        window -> {
          window.click("#ping-task-trace").click("#ping-field").type("example.org");
          window.press(KeyCode.ENTER);
          work.trace();
          Fx.await(() -> window.has(".hop-name"), "hops");
          Fx.pulse();
        });
  }

  private void packets(Language language) throws Exception {
    Path broken = Files.writeString(folder.resolve("notes.pcap"), "not a capture at all");
    try (House house = house(language, RoomId.PACKETS, PacketsRoom::new)) {
      Fx window = house.window();
      house.choose(CAPTURE);
      window.click("#start-open");
      ListView<?> list = window.find("#packets-list", ListView.class);
      Fx.await(() -> list.getItems().size() == 6, "six packets");
      Fx.run(() -> list.getSelectionModel().select(5));
      TreeView<?> tree = window.find("#packets-tree", TreeView.class);
      Fx.run(() -> tree.getSelectionModel().select(7));
      both(house, "work-packets");
      window.click("#packets-follow");
      TextFlow flow = window.find("#packets-followed", TextFlow.class);
      Fx.await(() -> !flow.getChildren().isEmpty(), "the conversation");
      both(house, "work-follow");
      window.click("#packets-back");
      house.choose(broken);
      window.press(KeyCode.CONTROL, KeyCode.O);
      Fx.await(() -> window.has(".error-what"), "what is wrong with the file");
      both(house, "failed-packets");
    }
  }

  private void web(Language language) throws Exception {
    try (var work = new WebAtWork(folder)) {
      shows(language, RoomId.WEB, work.factory(), "work-web", work::browse);
      shows(language, RoomId.WEB, work.factory(), "failed-web", work::failToBrowse);
    }
  }

  private void files(Language language) throws Exception {
    try (var work = new FilesAtWork(folder);
        House house = house(language, RoomId.FILES, work.factory())) {
      work.offer(house.window());
      both(house, "work-offer");
      house.window().click("#offer-decline");
      house.choose(work.photo());
      work.send(house.window());
      both(house, "work-files");
      work.pair(house.window());
      both(house, "work-code");
      work.failToPair(house.window());
      both(house, "failed-files");
    }
  }

  private void chat(Language language) throws Exception {
    try (var work = new ChatAtWork(state(RoomId.CHAT))) {
      shows(language, RoomId.CHAT, work.factory(), "work-chat", work::talk);
      shows(language, RoomId.CHAT, work.factory(), "failed-chat", work::failToJoin);
    }
  }

  private void tour(Language language) throws Exception {
    try (Fx window = Fx.show(() -> TourAtWork.card(language))) {
      for (Scheme scheme : List.of(Scheme.LIGHT, Scheme.DARK)) {
        Fx.run(() ->
            new Appearance(scheme == Scheme.DARK, Density.COMFORTABLE, TextSize.NORMAL)
                .applyTo(window.stage().getScene()));
        compare(window, "work-tour", language, scheme);
      }
    }
  }

  private void shows(Language language, RoomId id, RoomFactory factory, String name, Work work)
      throws Exception {
    try (House house = house(language, id, factory)) {
      work.fill(house.window());
      both(house, name);
    }
  }

  /** All six rooms, this one in front, at noon of a day that never ends. */
  private House house(Language language, RoomId id, RoomFactory factory) throws IOException {
    var house =
        House.open(state(id), language, Rooms.with(folder, id, factory), () -> PingAtWork.NOON);
    Fx.run(() -> house.shell().enter(id, () -> {}));
    return house;
  }

  private Path state(RoomId id) throws IOException {
    return Files.createDirectories(folder.resolve(id == RoomId.FILES ? "state" : id.name()));
  }

  private void both(House house, String name) throws IOException {
    Language language = house.shell().settings().languageProperty().get();
    for (Scheme scheme : List.of(Scheme.DARK, Scheme.LIGHT)) {
      Fx.run(() -> house.shell().settings().schemeProperty().set(scheme));
      compare(house.window(), name, language, scheme);
    }
    if (language == Language.ENGLISH) {
      TabWalk.missedIn(house.window()).forEach(what -> wrong.add(name + "-en: " + what));
    }
    wrong.addAll(Fits.narrow(house, name + "-" + language.tag()));
  }

  private void compare(Fx window, String name, Language language, Scheme scheme)
      throws IOException {
    String full = name + "-" + language.tag() + "-" + scheme.name().toLowerCase(Locale.ROOT);
    Golden.compare(window, full).ifPresent(wrong::add);
    Frames.faintIn(window).forEach(what -> wrong.add(full + ": " + what));
    if (System.getProperty("pictures") != null) { // for people in the size of a first start
      double width = Fx.call(window.stage()::getWidth);
      double height = Fx.call(window.stage()::getHeight);
      window.resize(1120, 720).picture(full).resize(width, height);
    }
  }

  /** A folder whose name is short enough to be shown. */
  static final class Home implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws IOException {
      Path all = Path.of(System.getProperty("java.io.tmpdir"));
      for (int number = 1; true; number++) {
        try {
          return Files.createDirectory(all.resolve("ann" + number));
        } catch (FileAlreadyExistsException taken) {
          // by another run of this test
        }
      }
    }
  }
}
