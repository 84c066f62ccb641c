package sextant.files;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.identity.StateDirectory;
import sextant.identity.StateLock;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * The transfers of this person, newest last, and for each that came in the SHA-256 of every file:
 * years later it can be told whether a file is still what arrived. One JSON object a line in {@code
 * transfers.jsonl}; a {@link Manifest} each.
 */
public final class TransferHistory {
  private static final String FILE = "transfers.jsonl";
  private static final int MOST_KEPT = 1_000;
  private static final String BETWEEN_PATHS = "\0"; // stands in no path

  private final StateDirectory state;

  /** Keeps its files in that folder. */
  public TransferHistory(StateDirectory state) {
    this.state = state;
  }

  /** A file of a manifest compared with what is there now. */
  public record Verdict(Path file, State state) {
    /** What has become of it. */
    public enum State {
      SAME,
      CHANGED,
      MISSING
    }
  }

  /** Remembers a transfer; the oldest of a thousand is forgotten. */
  public void add(TransferRecord record) throws FailureException {
    try (StateLock _ = state.lock(FILE)) {
      List<String> lines = new ArrayList<>(lines());
      lines.add(new String(write(record), StandardCharsets.UTF_8));
      List<String> kept = lines.subList(Math.max(0, lines.size() - MOST_KEPT), lines.size());
      state.replace(FILE, (String.join("\n", kept) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Failure.wrap(e, state.file(FILE).toString());
    }
  }

  private List<String> lines() throws IOException {
    return state
        .read(FILE)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
        .orElse(List.of());
  }

  /** Every transfer that is remembered; lines that cannot be read are passed over. */
  public List<TransferRecord> all() throws FailureException {
    List<TransferRecord> all = new ArrayList<>();
    try {
      for (String line : lines()) {
        read(line).ifPresent(all::add);
      }
    } catch (IOException e) {
      throw Failure.wrap(e, state.file(FILE).toString());
    }
    return all;
  }

  private static byte[] write(TransferRecord record) {
    return Json.write(json -> {
      json.writeStringField("id", record.id());
      json.writeStringField("ended", record.ended().toString());
      json.writeBooleanField("incoming", record.isIncoming());
      json.writeStringField("peer", record.peer());
      json.writeStringField("folder", record.folder().toString());
      json.writeNumberField("files", record.files());
      json.writeNumberField("bytes", record.bytes());
      json.writeBooleanField("complete", record.isComplete());
      if (!record.paths().isEmpty()) {
        List<String> paths = record.paths().stream().map(Path::toString).toList();
        json.writeStringField("paths", String.join(BETWEEN_PATHS, paths));
      }
    });
  }

  private static Optional<TransferRecord> read(String line) {
    Map<String, Object> fields = new LinkedHashMap<>();
    try {
      Json.read(
          line.getBytes(StandardCharsets.UTF_8), (name, parser) -> Json.keep(fields, name, parser));
      return Optional.of(
          new TransferRecord(
              Json.text(fields, "id"),
              Instant.parse(Json.text(fields, "ended")),
              Boolean.TRUE.equals(fields.get("incoming")),
              Json.text(fields, "peer"),
              Path.of(Json.text(fields, "folder")),
              (int) Json.integer(fields, "files").orElse(0),
              Json.integer(fields, "bytes").orElse(0),
              Boolean.TRUE.equals(fields.get("complete")),
              paths(Json.optionalText(fields, "paths").orElse(""))));
    } catch (JacksonException | DateTimeException | InvalidPathException _) {
      return Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static List<Path> paths(String joined) {
    return joined.isEmpty()
        ? List.of()
        : Arrays.stream(joined.split(BETWEEN_PATHS)).map(Path::of).toList();
  }

  /** Writes down the hashes of what arrived for {@link #verify}; reads the files for it. */
  void writeManifest(String transfer, List<Manifest.Arrived> files) throws FailureException {
    try {
      state.replace(manifestName(transfer), Manifest.write(files));
    } catch (IOException e) {
      throw Failure.wrap(e, manifestName(transfer));
    }
  }

  private static String manifestName(String transfer) {
    return "manifest-" + transfer.replaceAll("[^A-Za-z0-9-]", "_") + ".sha256";
  }

  /**
   * Compares every file of a transfer with what arrived.
   *
   * @throws FailureException when there is no manifest of that transfer
   */
  public List<Verdict> verify(String transfer) throws FailureException {
    try {
      byte[] manifest =
          state
              .read(manifestName(transfer))
              .orElseThrow(() ->
                  new FailureException(
                      new Failure(
                          Failure.Kind.NO_SUCH_FILE,
                          state.file(manifestName(transfer)).toString(),
                          "")));
      return Manifest.verify(manifest);
    } catch (IOException e) {
      throw Failure.wrap(e, manifestName(transfer));
    }
  }
}
