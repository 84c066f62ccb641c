package sextant.desktop.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import sextant.chatclient.HarmlessText;
import sextant.irc.Formatting;
import sextant.web.WebUrl;

/**
 * The words of a line as nodes: formatting codes as styles, addresses of the web as links. Colours
 * are those of the theme, so that nobody can write what cannot be read.
 */
final class LineWords {
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"`{}|\\\\^]+");
  private static final String TRAILING = ".,;:!?)]}'。，；：！？）】”’";
  private static final int COLOURS = 6;

  private LineWords() {}

  /** Adds the words to a flow; a link that is clicked goes to {@code follow}. */
  static void addTo(TextFlow flow, String text, Consumer<String> follow) {
    for (Formatting.Span span : Formatting.spans(text)) {
      String words = HarmlessText.of(span.text());
      int done = 0;
      for (Piece link : links(words)) {
        if (link.from() > done) {
          flow.getChildren().add(node(words.substring(done, link.from()), span.style()));
        }
        Text shown = node(link.url(), span.style());
        shown.getStyleClass().add("chat-link");
        shown.setOnMouseClicked(event -> {
          if (event.isStillSincePress()
              && event.getButton() == javafx.scene.input.MouseButton.PRIMARY) {
            follow.accept(link.url());
          }
        });
        flow.getChildren().add(shown);
        realHost(link.url())
            .ifPresent(host -> flow.getChildren().add(plain(" [" + host + "]", "chat-host")));
        done = link.from() + link.url().length();
      }
      if (done < words.length()) {
        flow.getChildren().add(node(words.substring(done), span.style()));
      }
    }
  }

  /**
   * The host a link goes to, when it does not stand where people read it: after a name and an
   * at-sign, or in letters of another script.
   */
  static Optional<String> realHost(String link) {
    Optional<WebUrl> url = WebUrl.parse(link);
    String read = link.replaceFirst("(?i)^https?://", "").replaceFirst("[/?#\\\\].*", "");
    return url.map(WebUrl::host)
        .filter(host -> !read.replaceFirst(":\\d*$", "").equalsIgnoreCase(host))
        .map(HarmlessText::of);
  }

  private record Piece(int from, String url) {}

  private static List<Piece> links(String words) {
    var found = new ArrayList<Piece>();
    Matcher matcher = LINK.matcher(words);
    while (matcher.find()) {
      int end = matcher.end();
      while (TRAILING.indexOf(words.charAt(end - 1)) >= 0) {
        end--;
      }
      found.add(new Piece(matcher.start(), words.substring(matcher.start(), end)));
    }
    return found;
  }

  /** The addresses of the web in a text. */
  static List<String> linksIn(String text) {
    return links(HarmlessText.of(Formatting.strip(text))).stream().map(Piece::url).toList();
  }

  /** A piece of text in this style. */
  private static Text node(String words, Formatting.Style style) {
    var text = new Text(words);
    List<String> classes = text.getStyleClass();
    classes.add("chat-words");
    add(classes, style.bold(), "chat-bold");
    add(classes, style.italic(), "chat-italic");
    add(classes, style.monospace(), "chat-mono");
    add(classes, style.foreground() >= 0, "chat-ink-" + (style.foreground() % COLOURS + 1));
    text.setUnderline(style.underline());
    text.setStrikethrough(style.strike());
    return text;
  }

  private static void add(List<String> classes, boolean isSo, String name) {
    if (isSo) {
      classes.add(name);
    }
  }

  /** A piece of text of this class. */
  static Text plain(String words, String styleClass) {
    var text = new Text(words);
    text.getStyleClass().addAll("chat-words", styleClass);
    return text;
  }
}
