package sextant.cli.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sextant.chatclient.Line;
import sextant.chatclient.Network;
import sextant.cli.ChatScreenText;
import sextant.irc.Formatting;
import sextant.web.Download;
import sextant.web.FileUpload;
import sextant.web.WebClient;
import sextant.web.WebOptions;
import sextant.web.WebProfile;
import sextant.web.WebRequest;
import sextant.web.WebUrl;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/**
 * Gives files to a place through its server's file host, and saves what lines point to. Nothing is
 * fetched that nobody asked for. On the screen's thread.
 */
final class Parcels {
  private static final Pattern LINK =
      Pattern.compile("https?://[^\\s<>\"`{}|\\\\^]+[^\\s<>\"`{}|\\\\^.,;:!?)]");

  private final Stage stage;
  private final ScreenState state;
  private final ChatScreenText text;
  private final Language language;

  Parcels(Stage stage, ChatScreenText text, Language language) {
    this.stage = stage;
    this.state = stage.state();
    this.text = text;
    this.language = language;
  }

  private interface Work {
    String run(WebClient client) throws IOException;
  }

  private void work(String name, Work work) {
    Thread.ofVirtual()
        .name(name)
        .start(() -> {
          String said;
          try (WebClient client = WebClient.open(WebProfile.inMemory(), WebOptions.DEFAULT)) {
            said = work.run(client);
          } catch (IOException e) {
            Failure failure = e instanceof FailureException f ? f.failure() : Failure.of(e, "");
            said = failure.explain(language).inOneLine();
          }
          String shown = said;
          stage.loop().execute(() -> state.note(shown));
        });
  }

  /** Gives a file to that place. */
  void send(Where where, String typed) {
    Optional<Path> file = path(typed).filter(Files::isRegularFile);
    if (file.isEmpty()) {
      state.note(text.noFile(typed));
      return;
    }
    Network network = stage.networks().of(where);
    var _ =
        network
            .inquiry()
            .fileHost()
            .thenAccept(host -> stage.loop().execute(() -> send(where, host, file.get())));
  }

  private void send(Where where, Optional<String> host, Path file) {
    if (host.isEmpty()) {
      state.note(text.noFileHost(file.toString()));
      return;
    }
    state.note(text.sendingFile(String.valueOf(file.getFileName())));
    Network network = stage.networks().of(where);
    Optional<FileUpload.Owner> owner =
        network
            .settings()
            .login()
            .map(login -> new FileUpload.Owner(login.account(), login.password()));
    work(
        "chat-send-file",
        client -> {
          String link = FileUpload.send(client, host.get(), file, owner);
          network.say(where.place(), link, "");
          return text.sentFile(String.valueOf(file.getFileName()));
        });
  }

  /** Saves what a line points to in this folder; the folder we are in when that is empty. */
  void save(Line line, String typed) {
    Matcher link = LINK.matcher(Formatting.strip(line.text()));
    Optional<Path> folder = path(typed.isEmpty() ? "." : typed).filter(Files::isDirectory);
    if (folder.isEmpty()) {
      state.note(text.noFolder(typed));
      return;
    }
    Optional<WebUrl> url = link.find() ? WebUrl.parse(link.group()) : Optional.empty();
    if (url.isEmpty()) {
      state.note(text.noLink());
      return;
    }
    state.note(text.savingFrom(url.get().host()));
    work(
        "chat-save-file",
        client -> {
          Download download = new Download(client, WebRequest.get(url.get()));
          return text.savedAs(download.intoFolder(folder.get()).file().toString());
        });
  }

  /** Whether a line points to something. */
  static boolean hasLink(Line line) {
    return LINK.matcher(Formatting.strip(line.text())).find();
  }

  private static Optional<Path> path(String typed) {
    try {
      boolean isHome = typed.equals("~") || typed.startsWith("~/");
      Path home = Path.of(System.getProperty("user.home", "."));
      return Optional.of(isHome ? home.resolve(typed.replaceFirst("^~/?", "")) : Path.of(typed));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
