package sextant.desktop.chat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.image.Image;
import sextant.desktop.kit.Ui;
import sextant.web.WebRequest;
import sextant.web.WebResponse;
import sextant.web.WebUrl;
import sextant.words.Failure;

/**
 * Pictures that lines point to. One is fetched when the person asks for it, or by itself when the
 * person's own server keeps it; its size is looked at before it is decoded. JavaFX thread.
 */
final class Pictures {
  private static final int MOST_BYTES = 8 * 1024 * 1024;
  private static final int MOST_KEPT = 60;
  private static final int WIDTH = 360;
  private static final int HEIGHT = 240;
  private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif");

  private final LazyWeb web;
  private final ChatModel model;
  private final ChatMemory memory;
  private final Map<String, ObjectProperty<Look>> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ObjectProperty<Look>> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /** What is seen of a picture. */
  sealed interface Look {
    /** Nobody asked for it. */
    record Unasked() implements Look {}

    /** It is on its way. */
    record Coming() implements Look {}

    /** It is here, no larger than it is shown. */
    record Here(Image image) implements Look {}

    /** It is no picture, or one too large to be decoded. */
    record Unfit() implements Look {}

    /** It did not come. */
    record Failed(Failure failure) implements Look {}
  }

  Pictures(LazyWeb web, ChatModel model, ChatMemory memory) {
    this.web = web;
    this.model = model;
    this.memory = memory;
  }

  /** Whether an address names a picture of a kind that can be shown. */
  static boolean isPicture(String link) {
    return WebUrl.parse(link)
        .map(WebUrl::lastSegment)
        .map(name -> name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
        .filter(ENDINGS::contains)
        .isPresent();
  }

  /** Whether it is on the person's own server, and may be fetched without being asked for. */
  boolean comesByItself(String link) {
    Optional<String> host = WebUrl.parse(link).map(WebUrl::host);
    return memory.showsPictures()
        && model
            .currentProperty()
            .get()
            .map(where -> where.network().fileHostProperty().get())
            .flatMap(WebUrl::parse)
            .filter(own -> host.equals(Optional.of(own.host())))
            .isPresent();
  }

  /** How it stands with a picture. */
  ObjectProperty<Look> look(String link) {
    return known.computeIfAbsent(link, one -> new SimpleObjectProperty<>(new Look.Unasked()));
  }

  /** Fetches a picture, unless that was done. */
  void ask(String link) {
    ObjectProperty<Look> look = look(link);
    boolean isBegun = look.get() instanceof Look.Coming || look.get() instanceof Look.Here;
    if (isBegun) {
      return;
    }
    look.set(new Look.Coming());
    Ui.background(
        "chat-picture",
        () -> {
          Look found = fetch(link);
          Ui.later(() -> look.set(found));
        });
  }

  private Look fetch(String link) {
    try (WebResponse response =
        web.client().fetch(WebRequest.get(WebUrl.of(link)).with(WebRequest.Caching.NONE))) {
      if (response.status() != 200) {
        String said = "HTTP " + response.status();
        return new Look.Failed(new Failure(Failure.Kind.BAD_RESPONSE, link, said));
      }
      return decoded(response.bodyBytes(MOST_BYTES));
    } catch (IOException e) {
      return new Look.Failed(Failure.of(e, link));
    }
  }

  /** The picture in these bytes, if it is one of bearable size. */
  static Look decoded(byte[] bytes) {
    Optional<PictureHeader> header = PictureHeader.of(bytes);
    if (header.filter(PictureHeader::isBearable).isEmpty()) {
      return new Look.Unfit();
    }
    boolean isSmall = header.get().width() <= WIDTH && header.get().height() <= HEIGHT;
    var in = new ByteArrayInputStream(bytes);
    Image image = isSmall ? new Image(in) : new Image(in, WIDTH, HEIGHT, true, true);
    return image.isError() ? new Look.Unfit() : new Look.Here(image);
  }
}
