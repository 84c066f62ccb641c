package sextant.desktop.talk;

import java.util.Locale;
import java.util.function.Predicate;
import javafx.scene.control.CheckBox;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.FindBar;
import sextant.desktop.kit.LogList;
import sextant.desktop.talk.LogLine.Message;
import sextant.desktop.talk.LogLine.Remark;
import sextant.wire.Bytes;
import sextant.words.Language;

/** Finds in a conversation: text, a peer's address, or bytes in hex; can hide what does not fit. */
final class LogFinder implements FindBar.Finder {
  private final TalkRoomText text;
  private final LogList<LogLine> log;
  private final Session session;
  private final CheckBox only;
  private final FindBar bar;

  LogFinder(Language language, LogList<LogLine> log, Session session) {
    this.log = log;
    this.session = session;
    text = new TalkRoomText(language);
    only = new CheckBox(text.onlyMatches());
    only.setId("talk-find-only");
    only.setMinWidth(CheckBox.USE_PREF_SIZE);
    bar = new FindBar("talk-find", language, text.findPrompt(), this, only);
    only.setOnAction(event -> changed(bar.words()));
  }

  FindBar bar() {
    return bar;
  }

  @Override
  public void changed(String words) {
    bar.tell("", false);
    log.filter(only.isSelected() && !words.isEmpty() ? wanted(words) : line -> true);
  }

  @Override
  public void step(String words, int by) {
    if (!words.isEmpty()) {
      boolean isThere = log.find(wanted(words), by);
      bar.tell(isThere ? "" : text.notFound(), !isThere);
    }
  }

  @Override
  public void closed() {
    log.filter(line -> true);
    log.focusRows();
  }

  private Predicate<LogLine> wanted(String words) {
    String query = words.toLowerCase(Locale.ROOT);
    String hex =
        EntryText.parseHex(query).filter(bytes -> bytes.length() > 0).map(Bytes::toHex).orElse("");
    return line ->
        switch (line) {
          case Message m ->
              m.peer().contains(query)
                  || m.bytes().toText().toLowerCase(Locale.ROOT).contains(query)
                  || (session.hexShownProperty().get()
                      && !hex.isEmpty()
                      && m.bytes().toHex().contains(hex));
          case Remark r -> false;
        };
  }
}
