package sextant.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import sextant.http.Exchange;
import sextant.http.Headers;
import sextant.http.Reply;
import sextant.http.Target;

/** Gives one shared file to a browser, whole or a stretch of it. */
final class ShareDownload {
  private static final int BUFFER = 256 * 1024;

  private final SourceEntry entry;

  ShareDownload(SourceEntry entry) {
    this.entry = entry;
  }

  /** Answers; returns whether the end of the file went out. */
  boolean serve(Exchange exchange) throws IOException {
    try (FileChannel channel = FileChannel.open(entry.path(), StandardOpenOption.READ)) {
      long size = channel.size();
      return switch (ByteRangeHeader.parse(exchange.head().headers().first("Range"), size)) {
        case ByteRangeHeader.Asked.All _ -> {
          ByteRangeHeader all = new ByteRangeHeader(0, size);
          exchange.respond(reply(200, channel, all));
          yield true;
        }
        case ByteRangeHeader.Asked.Some(ByteRangeHeader range) -> {
          String part = "bytes " + range.from() + "-" + (range.to() - 1) + "/" + size;
          exchange.respond(reply(206, channel, range).with("Content-Range", part));
          yield range.to() == size;
        }
        case ByteRangeHeader.Asked.Beyond _ -> {
          exchange.respond(Reply.empty(416).with("Content-Range", "bytes */" + size));
          yield false;
        }
      };
    }
  }

  private Reply reply(int status, FileChannel channel, ByteRangeHeader range) {
    String name = entry.name().substring(entry.name().lastIndexOf('/') + 1);
    Headers headers =
        new Headers()
            .add("Content-Type", "application/octet-stream")
            .add("Accept-Ranges", "bytes")
            .add(
                "Content-Disposition",
                "attachment; filename*=UTF-8''" + Target.encode(Names.shown(name, 255)));
    return new Reply(status, headers, range.length(), sink -> copy(channel, range, sink));
  }

  private static void copy(FileChannel channel, ByteRangeHeader range, Reply.Sink sink)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long at = range.from();
    while (at < range.to()) {
      int wanted = (int) Math.min(buffer.length, range.to() - at);
      int count = channel.read(ByteBuffer.wrap(buffer, 0, wanted), at);
      if (count < 0) {
        throw new IOException("the file became shorter");
      }
      sink.write(buffer, 0, count);
      at += count;
    }
  }
}
