package sextant.chat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringWriter;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * Asks a running server through its administrator's socket, which lies in its data folder and opens
 * for its owner only. Used by one thread; blocks until the answer is there.
 */
public final class AdminClient implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();

  private final SocketChannel channel;
  private final BufferedReader lines;

  /**
   * One object of an answer.
   *
   * @param json as the server sent it
   * @param values its values as text, those of a list joined by commas
   */
  public record Row(String json, Map<String, String> values) {}

  private AdminClient(SocketChannel channel) {
    this.channel = channel;
    this.lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
  }

  /** Reaches the server that keeps its store in this folder. */
  public static AdminClient open(Path data) throws IOException {
    Path socket = AdminSocket.in(data);
    if (!Files.exists(socket)) {
      throw new FailureException(
          new Failure(Failure.Kind.SERVER_NOT_RUNNING, socket.toString(), ""));
    }
    try {
      return new AdminClient(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    } catch (IOException e) {
      throw Failure.wrap(e, socket.toString());
    }
  }

  /** Asks; gives each object of the answer as it comes. What the server refuses is a failure. */
  public void ask(List<String> words, Consumer<Row> rows) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeArray(words.toArray(new String[0]), 0, words.size());
    }
    ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    String request = String.join(" ", words);
    while (true) {
      String line = lines.readLine();
      if (line == null) {
        throw Failure.wrap(new EOFException("the server went away"), request);
      }
      Map<String, String> values = read(line);
      if (values.containsKey("error")) {
        String reason = values.getOrDefault("error", "");
        throw new FailureException(new Failure(Failure.Kind.REFUSED, request, reason));
      }
      if (values.containsKey("end")) {
        return;
      }
      rows.accept(new Row(line, values));
    }
  }

  private static Map<String, String> read(String line) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken() == JsonToken.START_ARRAY) {
          List<String> all = new ArrayList<>();
          while (json.nextToken() != JsonToken.END_ARRAY) {
            all.add(json.getText());
          }
          values.put(name, String.join(",", all));
        } else {
          values.put(name, json.getText());
        }
      }
    }
    return values;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      System.getLogger("sextant.chat").log(System.Logger.Level.DEBUG, "close", e);
    }
  }
}
