package sextant.desktop.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import sextant.desktop.WebRoomText;
import sextant.web.HeaderList;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;
import sextant.words.Quantity;

/** Makes the pages of files and folders of this computer. Blocks. */
final class LocalFiles {
  private static final int MOST_NAMES = 5_000;
  private static final int SNIFFED = 64 << 10;

  private final WebRoomText text;
  private final Language language;
  private final LocalHtml html;

  LocalFiles(Language language, LocalHtml html) {
    this.language = language;
    this.html = html;
    text = new WebRoomText(language);
  }

  /** The file of an address; what stands behind it for scripts of the page is left aside. */
  static Path path(String url) {
    return Path.of(URI.create(LocalPages.toPerson(url).replaceFirst("[?#].*", "")));
  }

  /** What a text is when nobody says: what people of this language wrote before UTF-8. */
  static Charset usual(Language language) {
    return Charset.forName(language == Language.CHINESE ? "GB18030" : "windows-1252");
  }

  /** The page of a file or folder. */
  TabAnswer answer(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return TabAnswer.page(folder(path));
    }
    if (!Files.isReadable(path)) {
      throw new FailureException(
          Files.exists(path)
              ? new Failure(Failure.Kind.PERMISSION_DENIED, path.toString(), "")
              : new Failure(Failure.Kind.NO_SUCH_FILE, path.toString(), ""));
    }
    byte[] beginning = beginning(path);
    String type = type(path);
    boolean isText = type.startsWith("text/") || type.endsWith("json") || type.endsWith("xml");
    if (!MediaTypes.isShown(type) || type.isEmpty()) {
      if (BodyText.of(beginning, "").isEmpty() && !isPart(path)) {
        return notShown(path);
      }
      type = isPart(path) ? "application/octet-stream" : "text/plain";
      isText = !isPart(path);
    }
    Charset charset = BodyText.charset(beginning, "", usual(language));
    return new TabAnswer(
        200,
        "OK",
        HeaderList.of("Content-Type", isText ? type + "; charset=" + charset.name() : type),
        Files.newInputStream(path),
        Files.size(path));
  }

  private static byte[] beginning(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(SNIFFED);
    }
  }

  private static String type(Path path) {
    String name = String.valueOf(path.getFileName());
    String known = URLConnection.guessContentTypeFromName(name);
    return name.endsWith(".mjs") ? "text/javascript" : known == null ? "" : known;
  }

  // A page asks for these; nobody looks at one alone.
  private static boolean isPart(Path path) {
    return path.toString().matches("(?i).*\\.(woff2?|ttf|otf|mp[34]|ogg|wav|wasm|bin|cur)");
  }

  private TabAnswer notShown(Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    String up = LocalPages.toEngine((folder == null ? path : folder).toUri().toString());
    String said = text.fileNotShown(path.getFileName(), Quantity.bytes(Files.size(path)));
    return TabAnswer.page(html.notice(said, text.openFolder(), up));
  }

  private String folder(Path path) throws IOException {
    List<Path> names;
    try (Stream<Path> all = Files.list(path)) {
      names = all.sorted().limit(MOST_NAMES).toList();
    }
    var rows = new StringBuilder();
    if (path.getParent() != null) {
      rows.append(row(path.getParent(), "../"));
    }
    for (Path one : names) {
      rows.append(row(one, one.getFileName() + (Files.isDirectory(one) ? "/" : "")));
    }
    String title = text.folderTitle(path);
    return html.page(
        title, "<h1>" + LocalHtml.escaped(title) + "</h1><ul class=files>" + rows + "</ul>");
  }

  private static String row(Path path, String name) {
    String url = LocalPages.toEngine(path.toUri().toString());
    return "<li><a href=\"" + LocalHtml.escaped(url) + "\">" + LocalHtml.escaped(name) + "</a>";
  }
}
