package sextant.desktop.files;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sextant.files.Decision;
import sextant.files.OfferedFile;
import sextant.files.Proposal;
import sextant.files.station.Question;
import sextant.files.station.Seat;
import sextant.identity.TrustedDevices.Standing;

/** An offer somebody made, and what the person has changed of it so far. JavaFX thread. */
final class PendingOffer {
  private final Question question;
  private final Seat seat;
  private final List<Line> lines;
  private final Path usual;
  private final ObjectProperty<Path> folder;

  /** One file of the offer. */
  static final class Line {
    private final OfferedFile file;
    private final BooleanProperty wanted = new SimpleBooleanProperty(true);
    private final StringProperty name;

    Line(OfferedFile file) {
      this.file = file;
      this.name = new SimpleStringProperty(file.name());
    }

    OfferedFile file() {
      return file;
    }

    BooleanProperty wantedProperty() {
      return wanted;
    }

    StringProperty nameProperty() {
      return name;
    }
  }

  /**
   * An offer that waits.
   *
   * @param seat where it is answered
   * @param usual where everything goes
   * @param proposed where the files of this device go, unless the person changes it
   */
  PendingOffer(Question question, Seat seat, Path usual, Path proposed) {
    this.question = question;
    this.seat = seat;
    this.lines = question.proposal().files().stream().map(Line::new).toList();
    this.usual = usual;
    this.folder = new SimpleObjectProperty<>(proposed);
  }

  String id() {
    return question.id();
  }

  Proposal proposal() {
    return question.proposal();
  }

  /** What the sender is to us. */
  Standing standing() {
    return question.standing();
  }

  List<Line> lines() {
    return lines;
  }

  /** Where the files will go. */
  ObjectProperty<Path> folderProperty() {
    return folder;
  }

  long wantedBytes() {
    return lines.stream().filter(l -> l.wanted.get()).mapToLong(l -> l.file.size()).sum();
  }

  int wantedCount() {
    return (int) lines.stream().filter(line -> line.wanted.get()).count();
  }

  /** Yes, to what is marked, under the names that stand there. */
  void accept() {
    Set<String> ids = new HashSet<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (Line line : lines) {
      if (line.wanted.get()) {
        ids.add(line.file.id());
      }
      String name = line.name.get().strip();
      if (!name.isEmpty() && !name.equals(line.file.name())) {
        names.put(line.file.id(), name);
      }
    }
    Decision.Accept accept = Decision.Accept.only(ids).named(names);
    boolean isUsual = folder.get().equals(usual);
    question.answer(seat, isUsual ? accept : accept.into(folder.get()));
  }

  /** No. */
  void decline() {
    question.answer(seat, new Decision.Decline());
  }
}
