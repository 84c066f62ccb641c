package sextant.web.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import sextant.identity.StateDirectory;
import sextant.web.LateWriter;

/** What a person set for the whole browser. Thread-safe; written a moment after a change. */
public final class Settings implements AutoCloseable {
  private static final String NAME = "settings.tsv";

  private final Map<Setting, String> chosen = new ConcurrentHashMap<>();
  private final LateWriter writer;

  private Settings(Optional<StateDirectory> state) {
    writer = new LateWriter(state, NAME, this::bytes);
  }

  /** Settings as they are at first, kept nowhere. */
  public static Settings inMemory() {
    return new Settings(Optional.empty());
  }

  static Settings open(StateDirectory folder, boolean isWritten) {
    var settings = new Settings(isWritten ? Optional.of(folder) : Optional.empty());
    for (List<String> row : StateFile.rows(folder, NAME)) {
      if (row.size() == 2) {
        Setting.of(row.getFirst())
            .filter(one -> one.takes(row.getLast()))
            .ifPresent(one -> settings.chosen.put(one, row.getLast()));
      }
    }
    return settings;
  }

  /** The value, its usual one when nobody chose. */
  public String get(Setting setting) {
    return chosen.getOrDefault(setting, setting.usual());
  }

  /** Whether a setting of yes and no is on. */
  public boolean isOn(Setting setting) {
    return get(setting).equals("on");
  }

  /** Chooses; false when the setting takes no such value. */
  public boolean set(Setting setting, String value) {
    if (!setting.takes(value)) {
      return false;
    }
    chosen.put(setting, value);
    writer.changed();
    return true;
  }

  private byte[] bytes() {
    var file = new StringBuilder();
    chosen.forEach((setting, value) -> file.append(Row.of(setting.key(), value)).append('\n'));
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Writes what is not written yet. */
  @Override
  public void close() {
    writer.close();
  }
}
