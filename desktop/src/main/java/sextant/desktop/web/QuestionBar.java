package sextant.desktop.web;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Ui;
import sextant.web.Login;

/** A question over its page: of a script, or of a server that wants a login. */
final class QuestionBar extends VBox {
  private final WebRoomText text;
  private final HBox buttons = new HBox();

  QuestionBar(WebRoomText text, Question question) {
    this.text = text;
    getStyleClass().add("question-bar");
    buttons.getStyleClass().add("tools");
    switch (question) {
      case Question.OfScript asked -> script(asked);
      case Question.OfServer asked -> server(asked);
    }
    getChildren().add(buttons);
  }

  private void title(String words) {
    var label = new Label(words);
    label.getStyleClass().add("side-title");
    label.setWrapText(true);
    getChildren().add(label);
  }

  private void words(String words) {
    var label = new Label(words);
    label.setId("web-question");
    label.setWrapText(true);
    label.getStyleClass().add("question-words");
    getChildren().add(label);
  }

  private void script(Question.OfScript asked) {
    title(asked.host().isEmpty() ? text.pageSays() : text.hostSays(asked.host()));
    words(asked.message());
    var field = new TextField(asked.proposed());
    field.setId("web-question-field");
    if (asked.kind() == Question.Kind.PROMPT) {
      getChildren().add(field);
    }
    Runnable yes = () -> asked.answer().accept(Optional.of(field.getText()));
    Runnable no = () -> asked.answer().accept(Optional.empty());
    Button first = primary("web-question-yes", yesWord(asked.kind()), yes);
    if (asked.kind() != Question.Kind.ALERT) {
      buttons.getChildren().add(Buttons.words("web-question-no", text.dismissQuestion(), no));
    }
    if (asked.isAgain()) {
      buttons
          .getChildren()
          .add(Buttons.words("web-question-silence", text.silence(), asked.silence()));
    }
    onKeys(yes, no);
    Ui.later(asked.kind() == Question.Kind.PROMPT ? field::requestFocus : first::requestFocus);
  }

  private String yesWord(Question.Kind kind) {
    return switch (kind) {
      case ALERT -> text.closeMessage();
      case CONFIRM -> text.agree();
      case PROMPT -> text.answer();
    };
  }

  private void server(Question.OfServer asked) {
    Login.Question question = asked.asked();
    title(question.isProxy() ? text.proxyAsks() : text.serverAsks(question.where()));
    if (!question.realm().isBlank()) {
      words(text.realm(question.realm()));
    }
    if (question.isAgain()) {
      words(text.loginRefused());
    }
    if (!question.isSecret()) {
      words(text.loginInClear());
    }
    var user = new TextField();
    user.setId("web-login-user");
    user.setPromptText(text.userName());
    var password = new PasswordField();
    password.setId("web-login-password");
    password.setPromptText(text.password());
    HBox.setHgrow(user, Priority.ALWAYS);
    HBox.setHgrow(password, Priority.ALWAYS);
    var fields = new HBox(user, password);
    fields.getStyleClass().add("tools");
    getChildren().add(fields);
    Runnable yes =
        () -> asked.answer().accept(Optional.of(new Login(user.getText(), password.getText())));
    Runnable no = () -> asked.answer().accept(Optional.empty());
    primary("web-login", text.logIn(), yes);
    buttons.getChildren().add(Buttons.words("web-login-cancel", text.cancel(), no));
    onKeys(yes, no);
    Ui.later(user::requestFocus);
  }

  private Button primary(String id, String verb, Runnable run) {
    Button button = Buttons.words(id, verb, run);
    button.getStyleClass().add("accent");
    buttons.getChildren().add(button);
    return button;
  }

  private void onKeys(Runnable yes, Runnable no) {
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof TextField) {
            event.consume();
            yes.run();
          } else if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            no.run();
          }
        });
  }
}
