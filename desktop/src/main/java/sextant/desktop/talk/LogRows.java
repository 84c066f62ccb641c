package sextant.desktop.talk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.LogRow;
import sextant.desktop.talk.LogLine.Message;
import sextant.desktop.talk.LogLine.Remark;
import sextant.talk.Direction;
import sextant.words.Language;

/** The look of one line of a conversation: time, way, peer, message. */
final class LogRows implements LogRow<LogLine> {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  private final Language language;
  private final TalkRoomText text;
  private final Session session;
  private final Label time = new Label();
  private final Label way = new Label();
  private final Label peer = new Label();
  private final Label words = new Label();
  private final HBox row = new HBox(time, way, peer, words);

  LogRows(Language language, Session session) {
    this.language = language;
    this.session = session;
    text = new TalkRoomText(language);
    row.getStyleClass().add("log-row");
    time.getStyleClass().add("log-time");
    time.setMinWidth(Label.USE_PREF_SIZE);
    way.getStyleClass().add("log-way");
    way.setMinWidth(Label.USE_PREF_SIZE);
    peer.getStyleClass().add("log-peer");
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    peer.managedProperty().bind(peer.visibleProperty());
  }

  @Override
  public Node node() {
    return row;
  }

  @Override
  public void show(LogLine item) {
    time.setText(clock(item.timeMicros(), CLOCK));
    switch (item) {
      case Message message -> showMessage(message);
      case Remark remark -> showRemark(remark);
    }
  }

  private void showMessage(Message message) {
    boolean sent = message.direction() == Direction.OUT;
    way.setText(sent ? "→" : "←");
    way.getStyleClass().setAll("label", "log-way", sent ? "sent" : "received");
    peer.setText(message.peer());
    peer.setVisible(session.isServer());
    boolean hex = session.hexShownProperty().get();
    String start = hex ? EntryText.hex(message.bytes()) : EntryText.visible(message.bytes());
    words.setText(message.length() > EntryText.SHOWN ? start + " …" : start);
    words.getStyleClass().setAll("label", hex ? "mono" : "log-words");
    row.setAccessibleText(
        (sent ? text.sentTo(message.peer()) : text.receivedFrom(message.peer()))
            + ": "
            + words.getText());
  }

  private void showRemark(Remark remark) {
    way.setText("·");
    way.getStyleClass().setAll("label", "log-way", "quiet");
    peer.setVisible(false);
    words.setText(remark.words().apply(language));
    words.getStyleClass().setAll("label", remark.bad() ? "attention" : "quiet");
    row.setAccessibleText(words.getText());
  }

  static String clock(long micros, DateTimeFormatter form) {
    return form.format(
        Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(ZoneId.systemDefault()));
  }
}
