package sextant.desktop.web;

import java.util.Optional;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.FindBar;
import sextant.desktop.kit.Listening;
import sextant.words.Language;

/** Finds on the page in front: every place marked, how many there are and which one is shown. */
final class PageFinder implements FindBar.Finder {
  private final WebRoomText text;
  private final WebRoomModel model;
  private final ToggleButton matchCase;
  private final FindBar bar;

  PageFinder(Language language, WebRoomModel model, Listening listening) {
    this.model = model;
    text = new WebRoomText(language);
    matchCase = Buttons.toggle("web-find-case", Material2MZ.TEXT_FIELDS, text.matchCase());
    bar = new FindBar("web-find", language, text.findPrompt(), this, matchCase);
    matchCase.setOnAction(event -> changed(bar.words()));
    listening.to(model.selectedProperty(), now -> bar.tell("", false));
  }

  FindBar bar() {
    return bar;
  }

  @Override
  public void changed(String words) {
    step(words, 0);
  }

  /** Shows the next place in this direction; 0 marks them all anew. */
  @Override
  public void step(String words, int by) {
    Page.Found found =
        page().map(page -> page.find(words, matchCase.isSelected(), by)).orElse(Page.Found.NOTHING);
    boolean isMissing = !words.isEmpty() && found.count() == 0;
    String told = isMissing ? text.notFound() : text.found(found.current(), found.count());
    bar.tell(words.isEmpty() ? "" : told, isMissing);
  }

  @Override
  public void closed() {
    page()
        .ifPresent(page -> {
          page.find("", false, 0);
          page.node().requestFocus();
        });
  }

  private Optional<Page> page() {
    return model.selectedProperty().get().flatMap(tab -> tab.pageProperty().get());
  }
}
