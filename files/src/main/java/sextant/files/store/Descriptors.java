package sextant.files.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sextant.raw.Errno;
import sextant.raw.FolderCalls;

/**
 * Folders of one transfer by the system's own numbers, for the calls of {@link FolderCalls}. Opened
 * one below the other, never through a link. Not thread-safe; the batch's tree guards it.
 */
final class Descriptors implements AutoCloseable {
  private static final int MOST_OPEN = 64;

  private final FolderCalls calls = new FolderCalls();
  private final int root;
  private final int staging;
  private final LinkedHashMap<List<String>, Integer> open = new LinkedHashMap<>(64, 0.75f, true);

  /** Of the receiving folder, whose descriptor stays its own, and the transfer's staging folder. */
  Descriptors(int root, String id) throws IOException {
    this.root = root;
    int all = opened(calls.folder(root, SafePath.STAGING), SafePath.STAGING);
    try {
      this.staging = opened(calls.folder(all, id), id);
    } finally {
      calls.close(all);
    }
  }

  static int opened(int result, String name) throws FileSystemException {
    if (result < 0) {
      throw failure(result, name);
    }
    return result;
  }

  static FileSystemException failure(int result, String name) {
    return new FileSystemException(name, null, Errno.text(-result));
  }

  FolderCalls calls() {
    return calls;
  }

  int staging() {
    return staging;
  }

  /** The descriptor of a real folder; valid until the next call. */
  int of(List<String> folder) throws IOException {
    if (folder.isEmpty()) {
      return root;
    }
    Integer known = open.get(folder);
    if (known != null) {
      return known;
    }
    int parent = of(folder.subList(0, folder.size() - 1));
    int opened = opened(calls.folder(parent, folder.getLast()), folder.getLast());
    if (open.size() >= MOST_OPEN) {
      Map.Entry<List<String>, Integer> oldest = open.firstEntry();
      calls.close(oldest.getValue());
      open.remove(oldest.getKey());
    }
    open.put(List.copyOf(folder), opened);
    return opened;
  }

  @Override
  public void close() {
    open.values().forEach(calls::close);
    open.clear();
    calls.close(staging);
  }
}
