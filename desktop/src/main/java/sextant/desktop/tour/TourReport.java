package sextant.desktop.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.image.Image;
import sextant.desktop.kit.Png;
import sextant.tour.Step;
import sextant.tour.TourPage;
import sextant.words.Language;

/** What a tour showed, as a page of HTML with its pictures; its words do not change any more. */
final class TourReport {
  private static final String NAME = "sextant-tour";

  private final List<Step> steps = new ArrayList<>();
  private final Map<Path, Image> pictures = new LinkedHashMap<>();

  /** The steps so far, their pictures beside them by their names. */
  TourReport(List<Shown> shown) {
    for (Shown each : shown) {
      List<Path> names = each.pictures().stream().map(picture -> Path.of(picture.name())).toList();
      steps.add(each.step().with(names));
      each.pictures().forEach(picture -> pictures.put(Path.of(picture.name()), picture.image()));
    }
  }

  /** A picture, and what its file is called. */
  record Picture(String name, Image image) {}

  /** A step as the card shows it. */
  record Shown(Step step, List<Picture> pictures) {
    Shown {
      pictures = List.copyOf(pictures);
    }
  }

  /** Writes it into a new folder in this one, and gives that folder. Blocks. */
  Path write(Path parent, Language language) throws IOException {
    Path folder = fresh(parent);
    for (Map.Entry<Path, Image> picture : pictures.entrySet()) {
      Files.write(folder.resolve(picture.getKey()), Png.of(picture.getValue()));
    }
    new TourPage(language).write(steps, folder.resolve("index.html"));
    return folder;
  }

  // Never among what is there already: another report is beside the first.
  private static Path fresh(Path parent) throws IOException {
    Path folder = parent.resolve(NAME);
    for (int number = 2; Files.exists(folder); number++) {
      folder = parent.resolve(NAME + "-" + number);
    }
    return Files.createDirectory(folder);
  }
}
