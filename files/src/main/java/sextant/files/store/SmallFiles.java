package sextant.files.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import sextant.raw.Errno;
import sextant.raw.FolderCalls;

/**
 * Files of one block, in groups: each is written to the staging folder with its time and
 * permissions, then the whole group is forced to the disk at once, noted in the journal and given
 * its names. The same promise as {@link Batch#land} with a fifth of the system calls. One thread
 * stages; landing may be another's.
 */
public final class SmallFiles {
  private static final int USUAL_MODE = 0666; // less what the person's umask takes

  private final Batch batch;
  private final Descriptors folders;
  private final int usualMode;
  private final FolderCalls staging = new FolderCalls();
  private final FolderCalls syncing = new FolderCalls(); // guarded by this

  SmallFiles(Batch batch, Descriptors folders, int usualMode) {
    this.batch = batch;
    this.folders = folders;
    this.usualMode = usualMode;
  }

  /** A file that is staged and the name it is to have. */
  public record Staged(int index, SafePath path) {}

  /** Writes a whole file beside the others that wait for their names. */
  public void stage(int index, FileFacts facts, ByteBuffer bytes) throws IOException {
    String name = PartFile.nameOf(index);
    FolderCalls.NewFile file = newFile(facts);
    int result = staging.writeNew(folders.staging(), name, file, bytes);
    if (result == -Errno.EEXIST) { // of a run that was killed
      staging.delete(folders.staging(), name);
      result = staging.writeNew(folders.staging(), name, file, bytes);
    }
    Descriptors.opened(result, name);
  }

  private FolderCalls.NewFile newFile(FileFacts facts) {
    int mode = facts.keptMode(batch.keepsExecutable()).orElse(USUAL_MODE);
    boolean needsMode = facts.mode().isPresent() && (mode & ~usualMode) != 0;
    FileTime modified = facts.modified();
    Instant when = modified == null ? Instant.now() : modified.toInstant();
    return new FolderCalls.NewFile(mode, needsMode, when.getEpochSecond(), when.getNano());
  }

  /** Gives a group its names, in its order; everything is on the disk before. */
  public synchronized List<Landed> land(List<Staged> group) throws IOException {
    Descriptors.opened(syncing.syncFileSystem(folders.staging()), "disk");
    return batch.landGroup(group);
  }

  /** Renames a staged file; false when something has that name. */
  static boolean rename(Descriptors folders, Staged file, List<String> parent, String name)
      throws IOException {
    String part = PartFile.nameOf(file.index());
    int target = folders.of(parent);
    int result = folders.calls().renameNew(folders.staging(), part, target, name);
    if (result == -Errno.EEXIST) {
      return false;
    }
    Descriptors.opened(result, name);
    return true;
  }

  /** The places of a group as wished, for the journal. */
  static List<Journal.Entry> landings(List<Staged> group, List<List<String>> parents) {
    List<Journal.Entry> entries = new ArrayList<>(group.size());
    for (int i = 0; i < group.size(); i++) {
      Staged file = group.get(i);
      String place = Places.of(parents.get(i), file.path().name());
      entries.add(new Journal.Entry.Landing(file.index(), place, false));
    }
    return entries;
  }
}
