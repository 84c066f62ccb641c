package sextant.talk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sextant.identity.StateDirectory;
import sextant.identity.StateLock;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * Messages with names, kept in the user's state directory in {@code talk-messages.txt}: one line
 * per message, its name, a tab, and its bytes as text with escapes, so that the file can be read
 * and edited.
 */
public final class SavedMessages {
  private static final String FILE = "talk-messages.txt";

  private final StateDirectory directory;

  /** Keeps them in this directory. */
  public SavedMessages(StateDirectory directory) {
    this.directory = directory;
  }

  /** All messages by name, in order of the names. */
  public Map<String, Bytes> all() throws IOException {
    Map<String, Bytes> messages = new TreeMap<>();
    String text = new String(directory.read(FILE).orElse(new byte[0]), StandardCharsets.UTF_8);
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      int tab = line.indexOf('\t');
      if (tab <= 0) {
        String where = directory.file(FILE) + " line " + number;
        throw new FailureException(new Failure(Failure.Kind.BAD_INPUT, where, "no tab"));
      }
      messages.put(line.substring(0, tab), MessageText.ofEscapes(line.substring(tab + 1)));
    }
    return messages;
  }

  /** The message of this name. */
  public Optional<Bytes> find(String name) throws IOException {
    return Optional.ofNullable(all().get(name));
  }

  /** Keeps a message under a name, replacing what had it. The name has no tab and no line break. */
  public void save(String name, Bytes message) throws IOException {
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw new FailureException(new Failure(Failure.Kind.BAD_INPUT, name, "not a name"));
    }
    try (StateLock lock = directory.lock(FILE)) {
      Map<String, Bytes> messages = all();
      messages.put(name, message);
      write(messages, lock);
    }
  }

  /** Forgets the message of this name; false when there was none. */
  public boolean remove(String name) throws IOException {
    try (StateLock lock = directory.lock(FILE)) {
      Map<String, Bytes> messages = all();
      boolean was = messages.remove(name) != null;
      write(messages, lock);
      return was;
    }
  }

  /** The lock is the proof that nobody else writes between the caller's read and this. */
  private void write(Map<String, Bytes> messages, StateLock held) throws IOException {
    java.util.Objects.requireNonNull(held);
    StringBuilder text = new StringBuilder();
    messages.forEach((name, message) ->
        text.append(name).append('\t').append(MessageText.escaped(message)).append('\n'));
    directory.replace(FILE, text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
