package sextant.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.chat.ChatConfig;
import sextant.chat.Offers;
import sextant.chatclient.ConnectionState;
import sextant.chatclient.Network;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.files.FilesBeside;
import sextant.desktop.kit.Fx;
import sextant.words.Language;

/** What is done in the room now and then, against real servers: accounts, certificates, files. */
class ByHandTest {
  @TempDir private Path folder;

  private static NetworkItem only(ChatWindow window) {
    Fx.await(() -> window.room.model().networks().size() == 1, "one network");
    return Fx.call(() -> window.room.model().networks().getFirst());
  }

  private static void join(ChatWindow window, String address) {
    Fx.run(() -> {
      window.room.model().serverProperty().set(address);
      window.room.actions().joining().join();
    });
  }

  private static boolean isOnlineAs(NetworkItem item, String account) {
    return item.stateProperty().get() instanceof ConnectionState.Online online
        && online.account().equals(account);
  }

  private static void enter(ChatWindow window, String words) {
    Fx.run(() -> window.room.model().entryProperty().set(words));
    window.fx.click("#chat-entry");
    window.fx.press(KeyCode.ENTER);
  }

  @Test
  void aPictureThatIsPastedGoesToTheServersHost() throws Exception {
    try (var host = new PictureHost();
        var server = new ScriptedServer(host.token());
        var window = new ChatWindow(folder, Language.ENGLISH)) {
      join(window, server.address());
      window.awaitPlace("#lobby");
      NetworkItem item = only(window);
      Fx.await(() -> !item.fileHostProperty().get().isEmpty(), "the file host");
      window.house.copyPicture(Fx.call(PictureHost::picture));
      window.fx.click("#chat-entry");
      window.fx.press(KeyCode.CONTROL, KeyCode.V);
      window.awaitRow(host.kept());
      assertThat(host.uploaded()).contains("picture.png");
      assertThat(Pictures.decoded(host.body())).isInstanceOf(Pictures.Look.Here.class);
    }
  }

  @Test
  void aNewAccountIsConfirmedByTheCodeThatCameByMail() throws Exception {
    try (var relay = new Relay();
        var server = new StrangeServer(folder.resolve("far"), 0, config -> mailing(config, relay));
        var window = new ChatWindow(folder, Language.ENGLISH)) {
      window.fx.click("#chat-ways");
      window.fx.click("#chat-who-new_account");
      window.fx.click("#chat-password").type("correct horse");
      window.fx.click("#chat-email").type("ann@example.org");
      join(window, server.address());
      String code = relay.code();
      window.fx.click("#chat-code").type("wrong");
      window.pictures("code");
      window.fx.press(KeyCode.ENTER);
      Fx.await(
          () -> window.fx.find("#chat-code", TextField.class).getText().isEmpty(),
          "the field for another try");
      window.fx.click("#chat-code").type(code);
      window.fx.click("#chat-verify");
      NetworkItem item = only(window);
      Fx.await(() -> isOnlineAs(item, "ann"), "the account");
      assertThat(window.fx.find("#chat-account-news", Label.class).getText())
          .startsWith("The account ann");
    }
  }

  private static ChatConfig mailing(ChatConfig config, Relay relay) {
    Offers usual = config.offers();
    return config.withOffers(
        new Offers(
            false,
            usual.icon(),
            usual.services(),
            usual.fileHost(),
            new Offers.Email("127.0.0.1", relay.port(), "chat@example.org")));
  }

  @Test
  void thisDevicesCertificateIsEnoughOnceTheAccountKnowsIt() throws Exception {
    try (var server = new StrangeServer(folder.resolve("far"), 0, config -> config);
        var window = new ChatWindow(folder, Language.ENGLISH)) {
      Fx.run(() -> {
        window.room.model().join().whoProperty().set(JoinModel.Who.NEW_ACCOUNT);
        window.room.model().join().passwordProperty().set("correct horse");
      });
      join(window, server.address());
      window.awaitPlace("#lobby");
      NetworkItem first = only(window);
      Fx.await(() -> isOnlineAs(first, "ann"), "the account");
      byCertificate(window, server);
      NetworkItem refused = only(window);
      Fx.await(
          () -> refused.stateProperty().get() instanceof ConnectionState.Stopped,
          "a certificate that the account does not know");

      Fx.run(() -> {
        window.room.model().join().whoProperty().set(JoinModel.Who.ACCOUNT);
        window.room.model().join().passwordProperty().set("correct horse");
        window
            .room
            .model()
            .join()
            .mechanismProperty()
            .set(sextant.chatclient.Login.Mechanism.SCRAM_SHA_256);
      });
      join(window, server.address());
      awaitAnew(window, refused);
      NetworkItem second = only(window);
      Fx.await(() -> isOnlineAs(second, "ann"), "logged in by password");
      String print =
          sextant.identity.Fingerprint.of(
                  sextant.identity.DeviceIdentity.open(
                          sextant.identity.StateDirectory.at(folder.resolve("state")))
                      .certificate())
              .hex();
      second.network().raw("NS CERT ADD " + print.toLowerCase(java.util.Locale.ROOT));
      byCertificate(window, server);
      NetworkItem third = only(window);
      Fx.await(() -> isOnlineAs(third, "ann"), "logged in by the certificate");
    }
  }

  private static void byCertificate(ChatWindow window, StrangeServer server) {
    NetworkItem before = only(window);
    Fx.run(() -> {
      window.room.model().join().whoProperty().set(JoinModel.Who.ACCOUNT);
      window
          .room
          .model()
          .join()
          .mechanismProperty()
          .set(sextant.chatclient.Login.Mechanism.EXTERNAL);
    });
    join(window, server.address());
    awaitAnew(window, before);
  }

  private static void awaitAnew(ChatWindow window, NetworkItem before) {
    Fx.await(
        () ->
            window.room.model().networks().size() == 1
                && window.room.model().networks().getFirst() != before,
        "the network anew");
  }

  @Test
  void aServerWithAnotherCertificateIsBelievedOnlyByThePersonsPress() throws Exception {
    try (var window = new ChatWindow(folder, Language.ENGLISH)) {
      int port;
      try (var first = new StrangeServer(folder.resolve("far"), 0, config -> config)) {
        port = first.port();
        join(window, first.address());
        window.awaitPlace("#lobby");
        window.fx.click("#chat-met");
      }
      NetworkItem item = only(window);
      try (var _ = new StrangeServer(folder.resolve("other"), port, config -> config)) {
        Fx.await(
            () -> item.stateProperty().get() instanceof ConnectionState.Stopped,
            "a certificate that is not the one of before");
        window.pictures("changed");
        window.fx.click("#chat-meet");
        Fx.await(
            () -> item.stateProperty().get() instanceof ConnectionState.Online,
            "the new certificate believed");
        assertThat(window.room.model().firstMeetingProperty().get()).isPresent();
      }
    }
  }

  @Test
  void aFileForAPersonNearArrivesOnTheirDevice() throws Exception {
    try (var files = new FilesBeside(folder);
        var window = new ChatWindow(folder, Language.ENGLISH, List.of(files.factory()))) {
      window.startRoom();
      files.meet();
      window.join("bob");
      NetworkItem here = only(window);
      Fx.run(() -> window.room.actions().talkTo(here, "bob"));
      window.awaitPlace("bob");
      Path note = Files.writeString(folder.resolve("note.txt"), "hello");
      Fx.run(() -> window.room.actions().attaching().give(List.of(note)));
      Fx.await(() -> Files.exists(files.there().resolve("note.txt")), "the file on the phone");
      assertThat(files.there().resolve("note.txt")).hasContent("hello");
      assertThat(window.fx.find("#chat-attached", Label.class).getText()).contains("Phone");
    }
  }

  @Test
  void aPlaceThatIsMutedCallsNobody() throws Exception {
    try (var window = new ChatWindow(folder, Language.ENGLISH)) {
      window.startRoom();
      Network bob = window.join("bob");
      NetworkItem here = only(window);
      enter(window, "/join #other");
      window.awaitPlace("#other");
      Fx.run(() -> window.room.actions().mute(new Where(here, "#lobby")));
      Fx.await(
          () -> window.place("#lobby").filter(view -> view.isMuted()).isPresent(), "a quiet room");
      bob.say("#lobby", "ann, are you there?", "");
      Fx.await(
          () -> window.place("#lobby").filter(view -> view.mentions() == 1).isPresent(),
          "the mention");
      assertThat(Fx.call(() -> window.room.waiting().get())).isZero();
      var told = new ArrayList<String>();
      var notifier =
          new Notifier(
              window.room.actions().memory(),
              System::currentTimeMillis,
              (title, words) -> told.add(words));
      Fx.run(() -> notifier.heard(new Where(here, "#lobby"), window.lines()));
      assertThat(told).isEmpty();

      Fx.run(() -> window.room.actions().mute(new Where(here, "#lobby")));
      Fx.await(() -> window.room.waiting().get() == 1, "it calls again");
    }
  }

  @Test
  void roomsOfTheServerAreListedFilteredAndEntered() throws Exception {
    try (var window = new ChatWindow(folder, Language.ENGLISH)) {
      window.startRoom();
      Network bob = window.join("bob");
      bob.join("#lighthouse", "");
      bob.raw("TOPIC #lighthouse :about 灯塔");
      bob.join("#harbour", "");
      Fx.await(() -> window.answer(bob.members("#harbour")).size() == 1, "bob in his rooms");
      enter(window, "/list");
      ListView<?> list = window.fx.find("#chat-rooms", ListView.class);
      Fx.await(() -> list.getItems().size() == 3, "three rooms");
      window.pictures("rooms");
      window.fx.click("#chat-rooms-field").type("灯塔");
      Fx.await(() -> list.getItems().size() == 1, "the one about it");
      window.fx.press(KeyCode.ENTER);
      window.awaitPlace("#lighthouse");
      assertThat(window.fx.has("#chat-rooms")).isFalse();
    }
  }

  @Test
  void whatWasSaidBeforeWeCameIsFoundAtTheServerAndShown() throws Exception {
    try (var window = new ChatWindow(folder, Language.ENGLISH)) {
      window.startRoom();
      Network bob = window.join("bob");
      bob.join("#old", "");
      for (int i = 0; i < 450; i++) {
        bob.say("#old", i == 100 ? "the needle 针" : "hay " + i, "");
      }
      Fx.await(
          () ->
              window.answer(bob.lines("#old")).stream()
                  .anyMatch(line -> line.text().equals("hay 449") && !line.msgid().isEmpty()),
          "bob's words at the server");
      enter(window, "/join #old");
      window.awaitPlace("#old");
      window.awaitRow("hay 449");
      window.fx.press(KeyCode.CONTROL, KeyCode.F);
      window.fx.type("needle");
      Fx.await(
          () -> window.fx.find("#chat-find-count", Label.class).getText().equals("1 found"),
          "found at the server");
      window.fx.press(KeyCode.ENTER);
      Fx.await(() -> window.chosen().equals("the needle 针"), "the line, chosen");
      window.awaitRow("hay 101");
      window.fx.click("#chat-newest");
      window.awaitRow("hay 449");
      Fx.await(() -> window.said("the needle 针").isEmpty(), "the newest lines without it");
    }
  }

  @Test
  void howMuchIsKeptIsToldAndHoldsOnceTheFieldIsLeft() throws Exception {
    try (var window = new ChatWindow(folder, Language.ENGLISH)) {
      window.startRoom();
      window.fx.click("#chat-notice");
      window.fx.click("#chat-keep-megabytes");
      window.fx.press(KeyCode.CONTROL, KeyCode.A).type("5");
      assertThat(Fx.call(() -> window.room.actions().memory().keeping()))
          .isEqualTo(sextant.chatclient.Keeping.USUAL);
      window.fx.click("#chat-keep-days").type("30");
      window.fx.press(KeyCode.ENTER);
      Fx.await(
          () ->
              window
                  .room
                  .actions()
                  .memory()
                  .keeping()
                  .equals(new sextant.chatclient.Keeping(5_000_000, 30)),
          "what was typed");
      window.pictures("keeping");
    }
  }

  @Test
  void theKeysThatDoSomethingHereAreShown() throws Exception {
    try (var window = new ChatWindow(folder, Language.CHINESE)) {
      window.startRoom();
      window.fx.click("#chat-entry");
      window.fx.press(KeyCode.F1);
      Fx.await(() -> window.fx.has("#keys"), "the keys");
      window.pictures("keys");
      window.fx.press(KeyCode.F1);
      Fx.await(() -> !window.fx.has("#keys"), "no keys");
    }
  }
}
