package sextant.desktop.files;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.desktop.files.FilesModel.Neighbour;
import sextant.desktop.kit.Ui;
import sextant.files.Discovery;
import sextant.files.Found;
import sextant.identity.Fingerprint;
import sextant.identity.StateDirectory;
import sextant.identity.TrustPolicy;
import sextant.identity.TrustedDevice;
import sextant.identity.TrustedDevices;
import sextant.identity.TrustedDevices.Standing;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Who is there and who is trusted, kept in the model. */
final class Neighbours implements Discovery.Listener {
  private final FilesModel model;
  private final TrustedDevices devices;
  private final Map<String, Found> found = new LinkedHashMap<>(); // JavaFX thread
  private long round; // JavaFX thread

  Neighbours(FilesModel model, StateDirectory state) {
    this.model = model;
    this.devices = new TrustedDevices(state, Clock.systemUTC());
  }

  TrustedDevices devices() {
    return devices;
  }

  @Override
  public void appeared(Found one) {
    try {
      Optional<Fingerprint> fingerprint = fingerprint(one);
      if (fingerprint.isPresent()) {
        devices.seen(fingerprint.get(), place(one));
      }
    } catch (FailureException | IllegalArgumentException _) { // it is found anew another day
      Ui.later(() -> put(one));
      return;
    }
    Ui.later(() -> put(one));
  }

  private void put(Found one) {
    found.put(one.device().fingerprint(), one);
    refresh();
  }

  @Override
  public void left(Found one) {
    Ui.later(() -> {
      found.remove(one.device().fingerprint());
      refresh();
    });
  }

  /** Forgets who was there: this device is no longer. JavaFX thread. */
  void clear() {
    found.clear();
    refresh();
  }

  /** Looks anew who is trusted. JavaFX thread. */
  void refresh() {
    List<Found> there = List.copyOf(found.values());
    long mine = ++round;
    Ui.background(
        "files-trust",
        () -> {
          Runnable show = look(there);
          Ui.later(() -> {
            if (mine == round) { // else somebody came or went meanwhile
              show.run();
            }
          });
        });
  }

  private Runnable look(List<Found> there) {
    try {
      List<Neighbour> all = new ArrayList<>();
      for (Found each : there) {
        String name = each.device().alias();
        all.add(new Neighbour(each, devices.standing(name, fingerprint(each))));
      }
      List<TrustedDevice> trusted = devices.all();
      return () -> {
        model.trusted().setAll(trusted);
        model.show(all);
      };
    } catch (FailureException e) {
      return () -> {
        model.failureProperty().set(Optional.of(e.failure()));
        model.show(there.stream().map(each -> new Neighbour(each, Standing.STRANGER)).toList());
      };
    }
  }

  /** Asks every address of the networks this computer is in. JavaFX thread. */
  void search(Discovery discovery) {
    if (model.searchingProperty().get()) {
      return;
    }
    model.searchingProperty().set(true);
    Ui.background(
        "files-search",
        () -> {
          try {
            discovery.announce();
            discovery.scan();
          } catch (IOException e) {
            Failure failure = Failure.of(e, "");
            Ui.later(() -> model.failureProperty().set(Optional.of(failure)));
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          } finally {
            Ui.later(() -> model.searchingProperty().set(false));
          }
        });
  }

  static String place(Found one) {
    String address = one.address().getHostAddress();
    return (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + one.device().port();
  }

  static Optional<Fingerprint> fingerprint(Found one) {
    return one.device().isEncrypted()
        ? Fingerprint.parse(one.device().fingerprint())
        : Optional.empty();
  }

  /** Trusts a neighbour, or no longer does; an impostor takes the place of the one before. */
  void toggleTrust(Neighbour one) {
    Optional<Fingerprint> fingerprint = fingerprint(one.found());
    if (fingerprint.isEmpty()) {
      return; // without encryption nobody proves who he is
    }
    String name = one.found().device().alias();
    change(() -> {
      switch (one.standing()) {
        case TRUSTED -> devices.forget(fingerprint.get());
        case STRANGER -> devices.trust(name, fingerprint.get(), TrustPolicy.ask());
        case IMPOSTOR -> devices.replace(name, fingerprint.get());
      }
    });
  }

  /** A change to the file of trusted devices. */
  interface Change {
    void make() throws FailureException;
  }

  /** Makes a change off the JavaFX thread, then shows what came of it. */
  void change(Change change) {
    Ui.background(
        "files-trust",
        () -> {
          try {
            change.make();
            Ui.later(this::refresh);
          } catch (FailureException e) {
            Ui.later(() -> model.failureProperty().set(Optional.of(e.failure())));
          }
        });
  }
}
