package sextant.desktop.packets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.ByteRange;
import sextant.desktop.kit.Clip;
import sextant.desktop.kit.FilePicker;
import sextant.desktop.kit.Fx;
import sextant.desktop.kit.HexView;
import sextant.desktop.shell.Shell;
import sextant.words.Failure;
import sextant.words.Language;

class PacketsRoomTest {
  private static final Path CAPTURE = Path.of("src/test/resources/captures/accecn_handshake.pcap");

  @TempDir private Path folder = Path.of("");
  private final AtomicReference<Optional<Path>> file = new AtomicReference<>(Optional.empty());
  private final AtomicReference<String> clipboard = new AtomicReference<>("");

  private Fx open(Language language, String scheme) throws Exception {
    Files.writeString(folder.resolve("desktop.properties"), "scheme=" + scheme + "\n");
    return Fx.over(() -> {
      var stage = new Stage();
      var around =
          new Shell.Surroundings(folder, language, picker(), clip(), System::currentTimeMillis);
      new Shell(stage, around, List.of(PacketsRoom::new)).show();
      return stage;
    });
  }

  private FilePicker picker() {
    return new FilePicker() {
      @Override
      public Optional<Path> open(String title) {
        return file.get();
      }

      @Override
      public Optional<Path> save(String title, String proposedName) {
        return file.get();
      }
    };
  }

  private Clip clip() {
    return new Clip() {
      @Override
      public void put(String text) {
        clipboard.set(text);
      }

      @Override
      public String text() {
        return clipboard.get();
      }
    };
  }

  private Fx withCapture(Language language, String scheme) throws Exception {
    Fx window = open(language, scheme);
    file.set(Optional.of(CAPTURE));
    window.click("#start-open");
    Fx.await(() -> rows(window) == 6, "six packets");
    return window;
  }

  private static int rows(Fx window) {
    ListView<?> list = window.find("#packets-list", ListView.class);
    return list.getItems().size();
  }

  private static void choose(Fx window, int row) {
    ListView<?> list = window.find("#packets-list", ListView.class);
    Fx.run(() -> list.getSelectionModel().select(row));
    Fx.await(() -> window.has("#packets-tree"), "fields");
  }

  @Test
  void whatIsSavedIsSaidWithItsPlace() throws Exception {
    try (Fx window = withCapture(Language.ENGLISH, "LIGHT")) {
      Path saved = folder.resolve("again.pcapng");
      file.set(Optional.of(saved));
      window.press(KeyCode.CONTROL, KeyCode.S);
      Label status = window.find("#packets-status", Label.class);
      Fx.await(() -> status.getText().equals("Written to " + saved), "where it is");
      assertThat(saved).isNotEmptyFile();
    }
  }

  @Test
  void aFieldMarksItsBytesAndBytesFindTheirField() throws Exception {
    try (Fx window = withCapture(Language.ENGLISH, "LIGHT")) {
      choose(window, 0);
      TreeView<?> tree = window.find("#packets-tree", TreeView.class);
      HexView hex = window.find("#packets-hex", HexView.class);
      TreeItem<?> field = find(tree.getRoot(), "time to live");
      Fx.run(() -> select(tree, field));
      assertThat(Fx.call(() -> hex.selectionProperty().get())).isEqualTo(new ByteRange(22, 1));
      assertThat(window.find("#packets-facts", Label.class).getText()).contains("RFC 791");
      Fx.run(() -> hex.selectionProperty().set(new ByteRange(47, 1)));
      assertThat(Fx.call(() -> tree.getSelectionModel().getSelectedItem().getValue().toString()))
          .contains("congestion window reduced");
    }
  }

  private static <T> void select(TreeView<T> tree, TreeItem<?> item) {
    for (int row = 0; row < tree.getExpandedItemCount(); row++) {
      if (tree.getTreeItem(row).equals(item)) {
        tree.getSelectionModel().select(row);
      }
    }
  }

  private static TreeItem<?> find(TreeItem<?> from, String words) {
    if (from.getValue().toString().contains(words)) {
      return from;
    }
    for (TreeItem<?> child : from.getChildren()) {
      TreeItem<?> found = find(child, words);
      if (!found.equals(from) && found.getValue().toString().contains(words)) {
        return found;
      }
    }
    return from;
  }

  @Test
  void theFilterIsJudgedWhileItIsTypedAndAppliedByEnter() throws Exception {
    try (Fx window = withCapture(Language.ENGLISH, "LIGHT")) {
      window.click("#packets-filter").type("tcp flags");
      assertThat(window.find("#packets-filter-verdict", Label.class).getText())
          .isEqualTo("A value is missing after “flags”");
      window.type(" syn").press(KeyCode.ENTER);
      Fx.await(() -> rows(window) == 2, "two packets with SYN");
      assertThat(window.find("#packets-filter-verdict", Label.class).getText())
          .isEqualTo("Understood");
      assertThat(window.find("#command-line", Label.class).getText())
          .isEqualTo("sextant capture -i any tcp flags syn");
    }
  }

  @Test
  void aConversationIsReadAloud() throws Exception {
    try (Fx window = withCapture(Language.ENGLISH, "LIGHT")) {
      choose(window, 3);
      window.click("#packets-follow");
      TextFlow flow = window.find("#packets-followed", TextFlow.class);
      Fx.await(() -> flow.getChildren().size() == 2, "what both said");
    }
  }

  @Test
  void aPacketIsBuiltByTypingAndNonsenseIsNamed() throws Exception {
    try (Fx window = open(Language.ENGLISH, "LIGHT")) {
      window.click("#start-build");
      TextField ttl = window.find("#build-time-to-live", TextField.class);
      Fx.run(() -> ttl.setText("7"));
      TreeView<?> tree = window.find("#build-tree", TreeView.class);
      assertThat(Fx.call(() -> find(tree.getRoot(), "time to live").getValue().toString()))
          .endsWith(": 7");
      Fx.run(() -> ttl.setText("700"));
      assertThat(window.find("#build-message", Label.class).getText())
          .isEqualTo("Time to live cannot be “700”");
      assertThat(Fx.call(() -> window.find("#build-send", javafx.scene.Node.class).isDisabled()))
          .isTrue();
    }
  }

  @Test
  void sendingElsewhereAsksFirst() throws Exception {
    try (Fx window = open(Language.ENGLISH, "LIGHT")) {
      window.click("#start-build");
      TextField to = window.find("#build-destination", TextField.class);
      Fx.run(() -> to.setText("192.0.2.1"));
      window.click("#build-send");
      assertThat(window.has("#build-send-away")).isTrue();
      window.click("#build-keep");
      assertThat(window.has("#build-send-away")).isFalse();
    }
  }

  @Test
  void aMissingRightIsExplainedWithTheCommandThatGivesIt() throws Exception {
    try (Fx window = open(Language.ENGLISH, "LIGHT")) {
      Fx.run(() -> deny(window));
      window.click("#packets-allow");
      assertThat(clipboard.get()).isEqualTo(PacketsView.ALLOW_COMMAND);
    }
  }

  private static void deny(Fx window) {
    var room = window.find(".packets-room", javafx.scene.Node.class);
    Object view = Objects.requireNonNull(room.getProperties().get(PacketsView.class));
    ((PacketsView) view)
        .showFailure(Optional.of(new Failure(Failure.Kind.CAPTURE_DENIED, "any", "")));
  }

  @Test
  void picturesOfEveryPage() throws Exception {
    pictures(Language.ENGLISH, "LIGHT", "packets-en-light");
    pictures(Language.CHINESE, "DARK", "packets-zh-dark");
  }

  private void pictures(Language language, String scheme, String name) throws Exception {
    try (Fx window = open(language, scheme)) {
      window.resize(1000, 680).picture(name + "-start");
      window.click("#start-build").picture(name + "-build");
      window.click("#packets-back");
      file.set(Optional.of(CAPTURE));
      window.click("#start-open");
      Fx.await(() -> rows(window) == 6, "six packets");
      choose(window, 5);
      window.picture(name + "-list");
      window.click("#packets-follow").picture(name + "-follow");
      window.click("#packets-statistics-open");
      TabPane statistics = window.find("#packets-statistics", TabPane.class);
      Fx.await(() -> statistics.getTabs().size() == 3, "the counts");
      window.picture(name + "-statistics");
    }
  }
}
