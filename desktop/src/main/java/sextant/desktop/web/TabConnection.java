package sextant.desktop.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.web.HeaderList;

/**
 * One request of the engine, answered by {@link TabRequest} instead of the JDK. Used by one loader
 * thread, or by the JavaFX thread for a script that insists on waiting.
 */
final class TabConnection extends HttpURLConnection {
  private final Map<String, List<String>> asked = new LinkedHashMap<>();
  private @Nullable SpooledBody body;
  private @Nullable TabAnswer answer;
  private @Nullable IOException failure;

  TabConnection(URL url) {
    super(url);
  }

  @Override
  public void setRequestMethod(String name) {
    method = name; // the JDK refuses PATCH
  }

  @Override
  public void setRequestProperty(String name, @Nullable String value) {
    asked.put(name, new ArrayList<>(List.of(value == null ? "" : value)));
  }

  @Override
  public void addRequestProperty(String name, @Nullable String value) {
    asked.computeIfAbsent(name, key -> new ArrayList<>()).add(value == null ? "" : value);
  }

  @Override
  public OutputStream getOutputStream() {
    boolean isPrivate =
        TabRegistry.byUserAgent(headers().first("User-Agent").orElse(""))
            .filter(TabLoads::isPrivate)
            .isPresent();
    SpooledBody fresh = new SpooledBody(isPrivate);
    body = fresh;
    return fresh;
  }

  private TabAnswer answer() throws IOException {
    if (failure != null) {
      throw failure;
    }
    TabAnswer known = answer;
    if (known == null) {
      try {
        known = new TabRequest(method, url.toString(), headers(), Optional.ofNullable(body)).ask();
        answer = known;
      } catch (IOException failed) {
        failure = EngineErrors.of(failed);
        throw failure;
      }
    }
    return known;
  }

  private HeaderList headers() {
    List<HeaderList.Field> fields = new ArrayList<>();
    asked.forEach(
        (name, values) -> values.forEach(value -> fields.add(new HeaderList.Field(name, value))));
    return new HeaderList(fields);
  }

  @Override
  public void connect() {
    connected = true;
  }

  @Override
  public int getResponseCode() throws IOException {
    return answer().status();
  }

  @Override
  public String getResponseMessage() throws IOException {
    return answer().reason();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return EngineErrors.over(answer().body());
  }

  @Override
  public InputStream getErrorStream() {
    TabAnswer known = answer;
    return known == null ? new ByteArrayInputStream(new byte[0]) : known.body();
  }

  // The engine must not decode again what is decoded already.
  @Override
  public @Nullable String getContentEncoding() {
    return null;
  }

  @Override
  public @Nullable String getContentType() {
    return getHeaderField("Content-Type");
  }

  @Override
  public long getContentLengthLong() {
    return answer == null ? -1 : answer.length();
  }

  @Override
  public int getContentLength() {
    return (int) Math.min(getContentLengthLong(), Integer.MAX_VALUE);
  }

  @Override
  public @Nullable String getHeaderField(String name) {
    return answer == null ? null : answer.headers().first(name).orElse(null);
  }

  @Override
  public @Nullable String getHeaderFieldKey(int index) {
    List<HeaderList.Field> fields = fields();
    return index < 1 || index > fields.size() ? null : fields.get(index - 1).name();
  }

  @Override
  public @Nullable String getHeaderField(int index) {
    if (index == 0 && answer != null) {
      return "HTTP/1.1 " + answer.status() + " " + answer.reason();
    }
    List<HeaderList.Field> fields = fields();
    return index < 1 || index > fields.size() ? null : fields.get(index - 1).value();
  }

  @Override
  public Map<String, List<String>> getHeaderFields() {
    Map<String, List<String>> map = new LinkedHashMap<>();
    for (HeaderList.Field field : fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      map.computeIfAbsent(name, key -> new ArrayList<>()).add(field.value());
    }
    return map;
  }

  private List<HeaderList.Field> fields() {
    return answer == null ? List.of() : answer.headers().fields();
  }

  @Override
  public void disconnect() {
    if (answer != null) {
      answer.close();
    }
    if (body != null) {
      body.forget();
    }
  }

  @Override
  public boolean usingProxy() {
    return false;
  }
}
