package sextant.desktop.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.desktop.kit.Fx;
import sextant.files.Decision;
import sextant.files.Diagnosis;
import sextant.files.SendSettings;
import sextant.files.Sender;
import sextant.files.Transfer;
import sextant.identity.Fingerprint;
import sextant.identity.StateDirectory;
import sextant.identity.TrustPolicy;
import sextant.identity.TrustedDevices;
import sextant.words.Language;

/** The room against a second device over the real network layer, on loopback. */
class FilesRoomTest {
  @TempDir private Path folder;

  private Path file(String name, int size) throws Exception {
    Path file = folder.resolve(name);
    Files.write(file, new byte[size]);
    return file;
  }

  static void awaitState(FilesWindow window, Transfer.State state) {
    Fx.await(
        () ->
            !window.room.model().transfers().isEmpty()
                && window.room.model().transfers().getFirst().stateProperty().get() == state,
        "a transfer that is " + state);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void chosenFilesGoToADeviceByOneClick(Language language) throws Exception {
    try (var window = new FilesWindow(folder, language, Decision.Accept.all())) {
      window.pictures("empty");
      window.meetPhone();
      window.house.choose(file("photo.jpg", 3_000_000));
      window.fx.press(KeyCode.CONTROL, KeyCode.O);
      Fx.await(() -> !window.room.model().parcelProperty().get().isEmpty(), "a parcel");
      window.pictures("ready");
      window.fx.click(".device-card");
      awaitState(window, Transfer.State.DONE);
      assertThat(window.there.resolve("photo.jpg")).hasSize(3_000_000);
      assertThat(window.fx.find("#command-line", Label.class).getText())
          .startsWith("sextant send ")
          .endsWith(" --to Phone");
      Fx.run(() ->
          window
              .room
              .model()
              .selectedProperty()
              .set(window.room.model().transfers().stream().findFirst()));
      Fx.await(() -> window.fx.has("#transfer-speed"), "the inspector");
      window.pictures("sent");
      Fx.await(() -> !window.room.model().history().isEmpty(), "the history");
      window.fx.click("#files-page-history");
      window.pictures("history");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void anOfferIsRenamedDeselectedAndAcceptedInPlace(Language language) throws Exception {
    try (var window = new FilesWindow(folder, language, Decision.Accept.all())) {
      Thread sending = window.send(file("one.txt", 1_000), file("two.txt", 2_000));
      Fx.await(() -> window.fx.has("#offer-accept"), "an offer");
      assertThat(window.fx.has("#offer-words")).isTrue();
      assertThat(window.room.model().waitingProperty().get()).isEqualTo(1);
      window.pictures("offer");
      Fx.run(() -> {
        List<PendingOffer.Line> lines = window.room.model().offers().getFirst().lines();
        lines.get(0).nameProperty().set("eins.txt");
        lines.get(1).wantedProperty().set(false);
      });
      window.fx.click("#offer-accept");
      sending.join();
      Fx.await(() -> window.room.model().offers().isEmpty(), "the panel gone");
      awaitState(window, Transfer.State.DONE);
      assertThat(window.in.resolve("eins.txt")).hasSize(1_000);
      assertThat(window.in.resolve("one.txt")).doesNotExist();
      assertThat(window.in.resolve("two.txt")).doesNotExist();
    }
  }

  @Test
  void aDeclinedOfferLeavesNothing() throws Exception {
    try (var window = new FilesWindow(folder, Language.ENGLISH, Decision.Accept.all())) {
      Thread sending = window.send(file("one.txt", 1_000));
      window.fx.click("#offer-decline");
      sending.join();
      Fx.await(() -> window.room.model().offers().isEmpty(), "the panel gone");
      assertThat(window.in).isEmptyDirectory();
    }
  }

  @Test
  void aKnownNameWithAnotherCertificateRaisesAnAlarm() throws Exception {
    var devices = new TrustedDevices(StateDirectory.at(folder.resolve("state")), Clock.systemUTC());
    devices.trust("Phone", new Fingerprint("0A".repeat(32)), TrustPolicy.accept());
    try (var window = new FilesWindow(folder, Language.ENGLISH, Decision.Accept.all())) {
      Thread sending = window.send(file("one.txt", 1_000));
      Fx.await(() -> window.fx.has("#offer-standing"), "an offer");
      assertThat(window.fx.find("#offer-standing", Label.class).getText())
          .contains("another certificate");
      window.pictures("alarm");
      window.fx.click("#offer-decline");
      sending.join();
    }
  }

  @Test
  void aTrustedDeviceIsTakenWithoutAQuestionAndCanBeLookedAt() throws Exception {
    try (var window = new FilesWindow(folder, Language.ENGLISH, Decision.Accept.all())) {
      window.meetPhone();
      Fx.run(() ->
          window
              .room
              .actions()
              .neighbours()
              .toggleTrust(window.room.model().neighbours().getFirst()));
      Fx.await(() -> !window.room.model().trusted().isEmpty(), "trust");
      Fx.run(() ->
          window
              .room
              .actions()
              .neighbours()
              .change(() ->
                  window
                      .room
                      .actions()
                      .neighbours()
                      .devices()
                      .allow(window.phone.fingerprint(), TrustPolicy.accept())));
      Fx.await(() -> window.room.model().trusted().getFirst().policy().mayEnter(), "the policy");
      window.fx.click("#files-page-trusted");
      window.pictures("trusted");
      window.send(file("one.txt", 1_000)).join();
      Fx.await(() -> Files.exists(window.in.resolve("one.txt")), "the file");
      assertThat(window.room.model().offers()).isEmpty();
    }
  }

  @Test
  void aTextIsShownAndCopiedAndNeverAFile() throws Exception {
    try (var window = new FilesWindow(folder, Language.ENGLISH, Decision.Accept.all())) {
      var target = Fx.call(window::target);
      new Sender(target, SendSettings.of("Phone", window.phone), event -> {})
          .sendMessage("你好 https://example.org");
      window.fx.click("#note-copy");
      assertThat(window.house.copied()).isEqualTo("你好 https://example.org");
      window.pictures("note");
      window.fx.click("#note-close");
      assertThat(window.room.model().notes()).isEmpty();
      assertThat(window.in).isEmptyDirectory();
    }
  }

  @Test
  void aRefusedSendingSaysWhyAndOffersToTryAgain() throws Exception {
    try (var window = new FilesWindow(folder, Language.ENGLISH, new Decision.Decline())) {
      window.meetPhone();
      window.house.choose(file("photo.jpg", 10));
      window.fx.click(".device-card");
      awaitState(window, Transfer.State.FAILED);
      assertThat(window.fx.has("#transfer-retry")).isTrue();
      window.pictures("refused");
      assertThat(window.house.shell().activities().running()).hasSize(1); // only the receiving
    }
  }

  @Test
  void theDiagnosisIsSaidInWords() throws Exception {
    try (var window = new FilesWindow(folder, Language.ENGLISH, Decision.Accept.all())) {
      window.fx.click("#files-page-why");
      window.fx.find("#why-address", TextField.class);
      Fx.run(() ->
          window.room.showDiagnosis(
              new Diagnosis(
                  List.of(
                      new Diagnosis.Finding.NotHeard("wlan0", 53_317),
                      new Diagnosis.Finding.Works("eth0", List.of("192.0.2.0/24"))))));
      Fx.await(() -> window.fx.has("#why-findings .bad"), "findings");
      window.pictures("why");
    }
  }

  @Test
  void aLinkIsSharedWithItsPictureAndEndsWhenThePersonSaysSo() throws Exception {
    try (var window = new FilesWindow(folder, Language.ENGLISH, Decision.Accept.all())) {
      window.fx.click("#files-page-share");
      Path shared = file("photo.jpg", 10);
      Fx.run(() -> window.room.actions().packing().add(List.of(shared)));
      window.fx.click("#share-start");
      Fx.await(() -> window.fx.has("#share-link"), "the link");
      String link = window.fx.find("#share-link", TextField.class).getText();
      URI here = new URI("http", null, "127.0.0.1", URI.create(link).getPort(), "/", null, null);
      URI page = here.resolve(URI.create(link).getPath());
      try (var client = HttpClient.newHttpClient()) {
        var answer =
            client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).contains("photo.jpg");
      }
      Fx.await(() -> !window.room.actions().sharing().log().isEmpty(), "a visitor");
      window.pictures("share");
      window.fx.click("#share-copy");
      assertThat(window.house.copied()).isEqualTo(link);
      window.fx.click("#share-stop");
      Fx.await(() -> window.fx.has("#share-start"), "the end");
      assertThat(window.house.shell().activities().running()).hasSize(1);
    }
  }

  @Test
  void aCodeIsShownForAnotherDevice() throws Exception {
    try (var window = new FilesWindow(folder, Language.CHINESE, Decision.Accept.all())) {
      window.fx.click("#files-page-trusted");
      window.fx.click("#pair-show");
      assertThat(window.fx.find("#pair-code", Label.class).getText())
          .matches("\\d{3}-\\d{3}-\\d{3}");
      window.pictures("pair");
      window.fx.click("#pair-typed").type("12").press(KeyCode.ENTER);
      Fx.await(() -> window.fx.has(".error-what"), "what a code is");
    }
  }
}
