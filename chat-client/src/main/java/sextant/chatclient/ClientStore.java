package sextant.chatclient;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What outlives the program: networks, places, lines, what waits to be sent. One SQLite file,
 * readable by its owner only; safe for several threads. Changes are on their way to the disk after
 * {@link #flush}.
 *
 * <p>A disk that is full or a damaged file never ends a conversation: the first failure is kept and
 * told by {@link #failure}, and chatting goes on without the store.
 */
public final class ClientStore implements AutoCloseable {
  private final StoreAccess access;
  private final StoredLines lines;
  private final OldestLines oldest;

  private ClientStore(StoreStatements statements, String name) {
    access = new StoreAccess(statements, name);
    lines = new StoredLines(access);
    oldest = new OldestLines(access);
  }

  /** Opens the store in this file, made when there is none. */
  public static ClientStore open(Path file) throws IOException {
    return new ClientStore(new StoreStatements(StoreTables.open(file)), file.toString());
  }

  /** A store that is forgotten when it is closed. */
  public static ClientStore inMemory() throws IOException {
    return new ClientStore(new StoreStatements(StoreTables.inMemory()), "memory");
  }

  /** A place as it was left. */
  record KeptPlace(
      String name,
      PlaceView.Kind kind,
      String topic,
      long readMillis,
      boolean isMuted,
      String draft) {}

  /** A line found by {@link #search}, and where. */
  public record Found(String network, String place, Line line) {}

  /** One of our own lines that the server has not confirmed. */
  record Outgoing(
      String id,
      String place,
      Line.Kind kind,
      String text,
      String replyTo,
      long millis,
      boolean isSent) {}

  /** Why something could not be kept, if so. */
  public Optional<IOException> failure() {
    return access.failure();
  }

  /** Hands what was changed to the disk. */
  public void flush() {
    access.flush();
  }

  /** Bounds what stays, from now on. */
  public void keeping(Keeping keeping) {
    oldest.keeping(keeping);
  }

  /** About how many bytes of the disk the lines of a network take. */
  public long bytes(String network) {
    return oldest.bytes(network);
  }

  /** What goes when there is too much. */
  OldestLines oldest() {
    return oldest;
  }

  /** What was said. */
  StoredLines lines() {
    return lines;
  }

  private void write(String sql, @Nullable Object... values) {
    int _ = access.write(sql, values);
  }

  /** The networks that were kept, in their order. */
  public List<NetworkSettings> networks() {
    return access.query(ClientStore::network, "SELECT * FROM networks ORDER BY position, name");
  }

  private static NetworkSettings network(ResultSet row) throws SQLException {
    String mechanism = row.getString("mechanism");
    Optional<Login> login =
        mechanism.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Login(
                    Login.Mechanism.valueOf(mechanism),
                    row.getString("account"),
                    row.getString("password")));
    String rooms = row.getString("rooms");
    return new NetworkSettings(
        row.getString("name"),
        row.getString("host"),
        row.getInt("port"),
        NetworkSettings.Security.valueOf(row.getString("security")),
        row.getString("nick"),
        row.getString("real_name"),
        login,
        rooms.isEmpty() ? List.of() : List.of(rooms.split(" ")));
  }

  /** Keeps a network, in the place of one of that name; at that position in the list. */
  public void keep(NetworkSettings network, int position) {
    write(
        "INSERT OR REPLACE INTO networks VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        network.name(),
        position,
        network.host(),
        network.port(),
        network.security().name(),
        network.nick(),
        network.realName(),
        network.login().map(login -> login.mechanism().name()).orElse(""),
        network.login().map(Login::account).orElse(""),
        network.login().map(Login::password).orElse(""),
        String.join(" ", network.rooms()));
    flush();
  }

  /** Forgets a network with everything that was said there. */
  public void forget(String network) {
    write("DELETE FROM networks WHERE name = ?", network);
    write("DELETE FROM places WHERE network = ?", network);
    write("DELETE FROM lines WHERE network = ?", network);
    write("DELETE FROM kept WHERE network = ?", network);
    write("DELETE FROM outbox WHERE network = ?", network);
    flush();
  }

  List<KeptPlace> places(String network) {
    return access.query(
        row ->
            new KeptPlace(
                row.getString("name"),
                PlaceView.Kind.valueOf(row.getString("kind")),
                row.getString("topic"),
                row.getLong("read_millis"),
                row.getInt("muted") != 0,
                row.getString("draft")),
        "SELECT * FROM places WHERE network = ? ORDER BY kind DESC, name",
        network);
  }

  void keepPlace(String network, Place place) {
    if (place.kind != PlaceView.Kind.SERVER) {
      write(
          "INSERT OR REPLACE INTO places VALUES (?,?,?,?,?,?,?)",
          network,
          place.name,
          place.kind.name(),
          place.topic,
          place.readMillis,
          place.isMuted ? 1 : 0,
          place.draft);
    }
  }

  void forgetPlace(String network, String place) {
    write("DELETE FROM places WHERE network = ? AND name = ?", network, place);
  }

  void renamePlace(String network, String from, String to) {
    write("DELETE FROM places WHERE network = ? AND name = ?", network, to);
    write("UPDATE places SET name = ? WHERE network = ? AND name = ?", to, network, from);
    write("UPDATE lines SET place = ? WHERE network = ? AND place = ?", to, network, from);
    write("UPDATE outbox SET place = ? WHERE network = ? AND place = ?", to, network, from);
  }

  /**
   * Lines that contain this text in any script, newest first.
   *
   * @param network where, empty for all
   * @param place where there, empty for all
   */
  public List<Found> search(String network, String place, String text, int count) {
    return lines.search(network, place, text, count);
  }

  void keepOutgoing(String network, Outgoing line) {
    write(
        "INSERT OR REPLACE INTO outbox VALUES (?, (SELECT COALESCE(MAX(position), 0) + 1 FROM"
            + " outbox), ?,?,?,?,?,?,?)",
        line.id(),
        network,
        line.place(),
        line.kind().name(),
        line.text(),
        line.replyTo(),
        line.millis(),
        line.isSent() ? 1 : 0);
  }

  void markSent(String id) {
    write("UPDATE outbox SET sent = 1 WHERE id = ?", id);
  }

  void dropOutgoing(String id) {
    write("DELETE FROM outbox WHERE id = ?", id);
  }

  List<Outgoing> outgoing(String network) {
    return access.query(
        row ->
            new Outgoing(
                row.getString("id"),
                row.getString("place"),
                Line.Kind.valueOf(row.getString("kind")),
                row.getString("text"),
                row.getString("reply_to"),
                row.getLong("millis"),
                row.getInt("sent") != 0),
        "SELECT * FROM outbox WHERE network = ? ORDER BY position",
        network);
  }

  /** The port a host must be reached at by TLS, if it asked for that and the time is not over. */
  Optional<Integer> secureOnly(String host, long nowMillis) {
    return access
        .query(
            row -> row.getInt("port"),
            "SELECT port FROM secure_only WHERE host = ? AND until_millis > ?",
            host,
            nowMillis)
        .stream()
        .findFirst();
  }

  void keepSecureOnly(String host, int port, long untilMillis) {
    write("INSERT OR REPLACE INTO secure_only VALUES (?,?,?)", host, port, untilMillis);
    flush();
  }

  @Override
  public void close() {
    access.close();
  }
}
