package sextant.desktop.web;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Buttons;

/** What stands where the page is while a PDF file is made of it. */
final class PaperPage {
  private final VBox node;

  PaperPage(WebRoomText text, PaperWork work) {
    var words = new Label(text.makingPdf());
    words.getStyleClass().add("trouble-what");
    var progress = new ProgressBar();
    progress.progressProperty().bind(work.doneProperty());
    var cancel = Buttons.words("web-paper-cancel", text.cancelPdf(), work::cancel);
    node = new VBox(words, progress, cancel);
    node.setId("web-paper");
    node.getStyleClass().add("trouble");
  }

  Node node() {
    return node;
  }
}
