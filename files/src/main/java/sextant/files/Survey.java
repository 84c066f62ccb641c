package sextant.files;

import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import sextant.files.store.NameRules;
import sextant.files.store.ReceiveFolder;
import sextant.files.store.RefusedNameException;
import sextant.files.store.SafePath;

/**
 * Which entries of an offer have sound names and nothing in their place here. Made while nobody has
 * decided yet, so that the first byte need not wait for a hundred thousand looks.
 *
 * @param folder where was looked; a person may choose another one
 * @param entries as they were named then; a person may give other names
 * @param fresh those that need no second look
 */
record Survey(Optional<ReceiveFolder> folder, List<SourceEntry> entries, BitSet fresh) {
  /** Nothing was looked at. */
  static final Survey NONE = new Survey(Optional.empty(), List.of(), new BitSet());

  Survey {
    entries = List.copyOf(entries);
    fresh = (BitSet) fresh.clone();
  }

  /** Looks at every file's place. */
  static Survey of(List<SourceEntry> entries, ReceiveFolder folder) throws IOException {
    BitSet fresh = new BitSet(entries.size());
    try (ReceiveFolder.Looking looking = folder.new Looking()) {
      for (int i = 0; i < entries.size(); i++) {
        if (entries.get(i).isFile() && isFree(entries.get(i).name(), looking)) {
          fresh.set(i);
        }
      }
    }
    return new Survey(Optional.of(folder), entries, fresh);
  }

  private static boolean isFree(String name, ReceiveFolder.Looking looking) {
    try {
      SafePath path = SafePath.of(name, NameRules.ofThisSystem());
      Optional<BasicFileAttributes> there = looking.at(path);
      return there.isEmpty();
    } catch (IOException | RefusedNameException _) { // the second look says what is wrong
      return false;
    }
  }

  /** Whether nothing is in the place of that entry, called so, in that folder. */
  boolean isFresh(int index, SourceEntry entry, ReceiveFolder chosen) {
    return fresh.get(index)
        && folder.filter(looked -> looked == chosen).isPresent()
        && entries.get(index).name().equals(entry.name());
  }
}
