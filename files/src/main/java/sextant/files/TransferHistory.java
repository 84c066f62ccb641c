package sextant.files;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
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
 * transfers.jsonl}; manifests as {@code sha256sum} writes them.
 */
public final class TransferHistory {
  private static final String FILE = "transfers.jsonl";
  private static final int MOST_KEPT = 1_000;
  private static final int BUFFER = 256 * 1024;

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
              Boolean.TRUE.equals(fields.get("complete"))));
    } catch (JacksonException | DateTimeException | InvalidPathException _) {
      return Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Reads the files and writes down their SHA-256 for {@link #verify}. */
  public void writeManifest(String transfer, List<Path> files) throws FailureException {
    StringBuilder manifest = new StringBuilder();
    try {
      for (Path file : files) {
        Optional<String> hash = hash(file);
        if (hash.isPresent()) {
          manifest.append(hash.get()).append("  ").append(file.toAbsolutePath()).append('\n');
        }
      }
      state.replace(manifestName(transfer), manifest.toString().getBytes(StandardCharsets.UTF_8));
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
    List<Verdict> verdicts = new ArrayList<>();
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
      for (String line : new String(manifest, StandardCharsets.UTF_8).lines().toList()) {
        int gap = line.indexOf("  ");
        if (gap == 64) {
          verdicts.add(verdict(Path.of(line.substring(gap + 2)), line.substring(0, gap)));
        }
      }
    } catch (IOException e) {
      throw Failure.wrap(e, manifestName(transfer));
    }
    return verdicts;
  }

  private static Verdict verdict(Path file, String expected) throws IOException {
    Optional<String> actual = hash(file);
    if (actual.isEmpty()) {
      return new Verdict(file, Verdict.State.MISSING);
    }
    boolean isSame = actual.get().equals(expected);
    return new Verdict(file, isSame ? Verdict.State.SAME : Verdict.State.CHANGED);
  }

  private static Optional<String> hash(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    MessageDigest digest = UploadSession.sha256();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(buffer.clear()) >= 0) {
        digest.update(buffer.flip());
      }
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
    return Optional.of(HexFormat.of().formatHex(digest.digest()));
  }
}
