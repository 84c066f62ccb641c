package sextant.desktop.chat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.chatclient.AccountAnswer;
import sextant.chatclient.HarmlessText;
import sextant.chatclient.Login;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.NearbyRooms.Neighbour;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.desktop.kit.Segments;

/** The ways to join: rooms that the network tells of, public networks, and with what account. */
final class JoinPanel {
  /** Public networks that anybody may join, over TLS. */
  private static final List<String> PUBLIC =
      List.of("irc.libera.chat", "irc.oftc.net", "irc.hackint.org", "testnet.ergo.chat");

  private static final int WIDE = 720; // one row, where the window has room for it

  private final ChatModel model;
  private final ChatActions actions;
  private final ChatRoomText text;
  private final FlowPane near = new FlowPane();
  private final HBox account = new HBox();
  private final HBox news = new HBox();
  private final VBox node;

  JoinPanel(ChatModel model, ChatActions actions, ChatRoomText text, Listening listening) {
    this.model = model;
    this.actions = actions;
    this.text = text;
    near.getStyleClass().add("chat-choices");
    near.setPrefWrapLength(WIDE);
    account.getStyleClass().add("tools");
    news.getStyleClass().add("tools");
    Button close =
        Buttons.icon("chat-join-close", Material2AL.CLOSE, text.putAway(), this::putAway);
    var first = new HBox(titled(text.nearbyRooms(), near), close);
    HBox.setHgrow(first.getChildren().getFirst(), Priority.ALWAYS);
    node =
        new VBox(
            first, titled(text.publicNetworks(), publicOnes()), titled(text.joinAs(), who()), news);
    node.setId("chat-join-panel");
    node.getStyleClass().add("chat-join");
    node.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            putAway();
            event.consume();
          }
        });
    listen(listening);
  }

  private void listen(Listening listening) {
    JoinModel join = model.join();
    ListChangeListener<Neighbour> changed = change -> showNear();
    actions.nearby().found().addListener(changed);
    listening.add(() -> actions.nearby().found().removeListener(changed));
    listening.to(join.shownProperty(), this::show);
    listening.to(join.whoProperty(), now -> showAccount());
    listening.to(join.mechanismProperty(), now -> showAccount());
    listening.to(join.newsProperty(), this::showNews);
    listening.to(model.hostedProperty(), now -> showNear());
    show(join.shownProperty().get());
    showNear();
    showAccount();
    showNews(join.newsProperty().get());
  }

  Node node() {
    return node;
  }

  private void show(boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }

  private void putAway() {
    model.join().shownProperty().set(false);
  }

  private static Node titled(String words, Region content) {
    var label = new Label(words);
    label.getStyleClass().addAll("quiet", "chat-join-title");
    label.setMinWidth(Region.USE_PREF_SIZE);
    var row = new HBox(label, content);
    row.getStyleClass().add("chat-join-row");
    HBox.setHgrow(content, Priority.ALWAYS);
    return row;
  }

  private void showNear() {
    near.getChildren().clear();
    List<Neighbour> others = actions.joining().others();
    for (Neighbour each : others) {
      Button button = Buttons.words("chat-near", each.name(), () -> actions.joining().joinAt(each));
      button.setGraphic(
          new FontIcon(each.isEncrypted() ? Material2AL.LOCK : Material2AL.LOCK_OPEN));
      String how = each.isEncrypted() ? text.encrypted() : text.notEncrypted();
      button.setAccessibleText(text.joinNear(each.name(), each.address(), how));
      button.setTooltip(new javafx.scene.control.Tooltip(each.address() + " · " + how));
      near.getChildren().add(button);
    }
    if (!others.isEmpty() && model.networks().isEmpty()) {
      model.join().shownProperty().set(true); // the first thing to know in an empty room
    }
    if (others.isEmpty()) {
      var none = new Label(text.nobodyNear());
      none.getStyleClass().add("quiet");
      near.getChildren().add(none);
    }
  }

  private FlowPane publicOnes() {
    var row = new FlowPane();
    row.getStyleClass().add("chat-choices");
    row.setPrefWrapLength(WIDE);
    for (String host : PUBLIC) {
      Runnable take =
          () -> {
            model.serverProperty().set(host + "/");
            actions.joining().join();
          };
      row.getChildren().add(Buttons.words("chat-public", host, take));
    }
    return row;
  }

  private VBox who() {
    Map<JoinModel.Who, String> names = new EnumMap<>(JoinModel.Who.class);
    names.put(JoinModel.Who.GUEST, text.asGuest());
    names.put(JoinModel.Who.ACCOUNT, text.withAccount());
    names.put(JoinModel.Who.NEW_ACCOUNT, text.withNewAccount());
    var segments = new Segments<>("chat-who", model.join().whoProperty(), names);
    var column = new VBox(segments, account);
    column.getStyleClass().add("chat-join-who");
    return column;
  }

  private void showAccount() {
    JoinModel join = model.join();
    account.getChildren().clear();
    boolean isGuest = join.whoProperty().get() == JoinModel.Who.GUEST;
    account.setVisible(!isGuest);
    account.setManaged(!isGuest);
    if (isGuest) {
      return;
    }
    var name = field(new TextField(join.accountProperty().get()), "chat-account", text.account());
    name.textProperty().subscribe(now -> join.accountProperty().set(now));
    account.getChildren().add(name);
    boolean isKnown = join.whoProperty().get() == JoinModel.Who.ACCOUNT;
    boolean isByCertificate = isKnown && join.mechanismProperty().get() == Login.Mechanism.EXTERNAL;
    if (!isByCertificate) {
      var password = field(new PasswordField(), "chat-password", text.password());
      password.setText(join.passwordProperty().get());
      password.textProperty().subscribe(now -> join.passwordProperty().set(now));
      password.setOnAction(event -> actions.joining().join());
      account.getChildren().add(password);
    }
    if (isKnown) {
      account.getChildren().add(proof());
    } else {
      var email = field(new TextField(join.emailProperty().get()), "chat-email", text.email());
      email.textProperty().subscribe(now -> join.emailProperty().set(now));
      email.setOnAction(event -> actions.joining().join());
      account.getChildren().add(email);
    }
  }

  private <T extends TextField> T field(T made, String id, String words) {
    made.setId(id);
    made.setPromptText(words);
    made.setAccessibleText(words);
    return made;
  }

  private Node proof() {
    Map<Login.Mechanism, String> names = new EnumMap<>(Login.Mechanism.class);
    names.put(Login.Mechanism.SCRAM_SHA_256, text.byProof());
    names.put(Login.Mechanism.PLAIN, text.byPassword());
    names.put(Login.Mechanism.EXTERNAL, text.byCertificate());
    return new Segments<>("chat-proof", model.join().mechanismProperty(), names);
  }

  private void showNews(Optional<JoinModel.News> now) {
    news.getChildren().clear();
    news.setVisible(now.isPresent());
    news.setManaged(now.isPresent());
    now.ifPresent(one -> {
      String where = one.network().settings().address();
      switch (one.answer()) {
        case AccountAnswer.Made made ->
            tell(text.accountMade(HarmlessText.of(made.account()), where), "good");
        case AccountAnswer.Refused refused ->
            tell(text.accountRefused(where, HarmlessText.of(refused.words())), "bad");
        case AccountAnswer.NeedsCode needed -> {
          tell(text.accountCode(where, HarmlessText.of(needed.words())), "attention");
          var code = field(new TextField(), "chat-code", text.code());
          Runnable give =
              () -> actions.accounts().verify(one.network(), needed.account(), code.getText());
          code.setOnAction(event -> give.run());
          news.getChildren().addAll(code, Buttons.words("chat-verify", text.verify(), give));
        }
      }
    });
  }

  private void tell(String words, String styleClass) {
    var label = new Label(words);
    label.setId("chat-account-news");
    label.setWrapText(true);
    label.getStyleClass().add(styleClass);
    news.getChildren().add(label);
  }
}
