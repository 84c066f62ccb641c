package sextant.desktop.files;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sextant.desktop.kit.Ui;
import sextant.files.Paired;
import sextant.files.PairingListener;
import sextant.identity.PairingCode;
import sextant.identity.TrustPolicy;
import sextant.identity.TrustedDevices;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Trust by a short code, in either role. JavaFX thread. */
final class CodePairing {
  private static final long LOOK_MILLIS = 10_000;

  private final FilesModel model;
  private final Neighbours neighbours;
  private final Supplier<Optional<OwnStation>> station;
  private final StringProperty shown = new SimpleStringProperty("");
  private final BooleanProperty looking = new SimpleBooleanProperty();

  CodePairing(FilesModel model, Neighbours neighbours, Supplier<Optional<OwnStation>> station) {
    this.model = model;
    this.neighbours = neighbours;
    this.station = station;
  }

  /** The code to be typed on the other device; empty when none is shown. */
  StringProperty shownProperty() {
    return shown;
  }

  /** Whether the device that shows a typed code is looked for. */
  BooleanProperty lookingProperty() {
    return looking;
  }

  /** Shows a code until somebody typed it, it is used up, or another one is shown. */
  void show() {
    station
        .get()
        .ifPresent(open ->
            shown.set(
                open.showCode(
                        new PairingListener() {
                          @Override
                          public void paired(Paired other) {
                            Ui.later(() -> trust(other));
                          }

                          @Override
                          public void over() {
                            Ui.later(() -> shown.set(""));
                          }
                        })
                    .text()));
  }

  /** Pairs with the device that shows this code. */
  void type(String typed) {
    Optional<PairingCode> code = PairingCode.parse(typed);
    Optional<OwnStation> open = station.get();
    if (code.isEmpty() || open.isEmpty()) {
      model
          .failureProperty()
          .set(Optional.of(new Failure(Failure.Kind.BAD_INPUT, typed, "a code is 123-456-789")));
      return;
    }
    looking.set(true);
    Ui.background(
        "files-pair",
        () -> {
          try {
            Paired other = open.get().pair(code.get(), LOOK_MILLIS);
            Ui.later(() -> trust(other));
          } catch (FailureException e) {
            Ui.later(() -> model.failureProperty().set(Optional.of(e.failure())));
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          } finally {
            Ui.later(() -> looking.set(false));
          }
        });
  }

  private void trust(Paired other) {
    shown.set("");
    neighbours.change(() -> {
      TrustedDevices devices = neighbours.devices();
      String name = other.device().alias();
      TrustPolicy policy =
          devices.find(other.fingerprint()).map(d -> d.policy()).orElseGet(TrustPolicy::ask);
      if (!devices.trust(name, other.fingerprint(), policy)) {
        devices.replace(name, other.fingerprint());
      }
    });
  }
}
