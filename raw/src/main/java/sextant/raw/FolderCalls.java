package sextant.raw;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Files and folders by the descriptor of the folder they are in (Linux): one system call for each
 * step, no name is ever followed when it is a link, and a rename that never replaces, which {@code
 * java.nio} cannot do. For the thousands of small files of a transfer; {@code java.nio} is right
 * for everything else.
 *
 * <p>Descriptors are plain numbers that the caller closes. A result below zero is {@code -errno};
 * {@link Errno} has the numbers. An instance belongs to one thread at a time.
 */
public final class FolderCalls {
  private static final int CREATE_NEW = 0x1 | 0x40 | 0x80; // O_WRONLY, O_CREAT, O_EXCL
  private static final int FOLDER = directoryFlag();
  private static final int NO_FOLLOW = FOLDER == 0x10000 ? 0x20000 : 0x8000;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int AT_CURRENT = -100;
  private static final int NO_REPLACE = 1;
  private static final int REMOVE_FOLDER = 0x200;
  private static final long OMIT = 0x3ffffffe; // UTIME_OMIT
  private static final int LONGEST_PATH = 4_096;

  private final LibC libC = new LibC();
  private final NativeBytes name = NativeBytes.allocate(LONGEST_PATH + 1);
  private final NativeBytes otherName = NativeBytes.allocate(LONGEST_PATH + 1);
  private final NativeBytes times = NativeBytes.allocate(32);

  // x86 and the common layout differ from ARM's in these two flags.
  private static int directoryFlag() {
    return System.getProperty("os.arch", "").startsWith("aarch") ? 0x4000 : 0x10000;
  }

  /** What a new file is, beside its bytes. */
  public record NewFile(int mode, boolean needsMode, long modifiedSeconds, int modifiedNanos) {}

  /** Whether this system has them. */
  public static boolean isSupported() {
    return OperatingSystem.current() == OperatingSystem.LINUX
        && java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN;
  }

  private static final class Functions {
    static final MemorySegment OPENAT = LibC.function("openat");
    static final MemorySegment WRITE = LibC.function("write");
    static final MemorySegment FCHMOD = LibC.function("fchmod");
    static final MemorySegment FUTIMENS = LibC.function("futimens");
    static final MemorySegment RENAMEAT2 = LibC.function("renameat2");
    static final MemorySegment UNLINKAT = LibC.function("unlinkat");
    static final MemorySegment SYNCFS = LibC.function("syncfs");
  }

  /** Opens a folder by its path, in which links are followed; returns a descriptor. */
  public int open(String path) {
    return openAt(AT_CURRENT, path, FOLDER | CLOSE_ON_EXEC, 0);
  }

  /** Opens a folder in a folder; a link is refused. */
  public int folder(int parent, String folderName) {
    return openAt(parent, folderName, FOLDER | NO_FOLLOW | CLOSE_ON_EXEC, 0);
  }

  private int openAt(int folder, String what, int flags, int mode) {
    long address = put(name, what);
    return (int) guarded(Functions.OPENAT, folder, address, flags, mode, 0, true);
  }

  private static long put(NativeBytes into, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > LONGEST_PATH) {
      throw new IllegalArgumentException("bug: a name of " + utf8.length + " bytes");
    }
    into.bytes().put(0, utf8).put(utf8.length, (byte) 0);
    return into.address();
  }

  /** Makes a file with what remains of a direct buffer; when it fails, nothing of it is left. */
  public int writeNew(int folder, String fileName, NewFile file, ByteBuffer bytes) {
    if (!bytes.isDirect()) {
      throw new IllegalArgumentException("bug: not a direct buffer");
    }
    int descriptor = openAt(folder, fileName, CREATE_NEW | NO_FOLLOW | CLOSE_ON_EXEC, file.mode());
    if (descriptor < 0) {
      return descriptor;
    }
    int result = fill(descriptor, file, bytes);
    libC.close(descriptor);
    if (result < 0) {
      delete(folder, fileName);
    }
    return result;
  }

  private int fill(int descriptor, NewFile file, ByteBuffer bytes) {
    int result = write(descriptor, bytes);
    if (result < 0) {
      return result;
    }
    if (file.needsMode()) {
      int changed = (int) guarded(Functions.FCHMOD, descriptor, file.mode(), 0, 0, 0, true);
      if (changed < 0) {
        return changed;
      }
    }
    times.bytes().putLong(0, 0).putLong(8, OMIT);
    times.bytes().putLong(16, file.modifiedSeconds()).putLong(24, file.modifiedNanos());
    return (int) guarded(Functions.FUTIMENS, descriptor, times.address(), 0, 0, 0, true);
  }

  private int write(int descriptor, ByteBuffer bytes) {
    try {
      long address = MemorySegment.ofBuffer(bytes).address();
      long left = bytes.remaining();
      while (left > 0) {
        long done = guarded(Functions.WRITE, descriptor, address, left, 0, 0, false);
        if (done < 0 && done != -Errno.EINTR) {
          return (int) done;
        }
        address += Math.max(0, done);
        left -= Math.max(0, done);
      }
      return 0;
    } finally {
      Reference.reachabilityFence(bytes);
    }
  }

  /** Renames unless the new name is taken, which is {@code -EEXIST}. */
  public int renameNew(int folder, String fileName, int target, String newName) {
    long from = put(name, fileName);
    long to = put(otherName, newName);
    return (int) guarded(Functions.RENAMEAT2, folder, from, target, to, NO_REPLACE, true);
  }

  /** Removes a file or a link. */
  public int delete(int folder, String fileName) {
    return (int) guarded(Functions.UNLINKAT, folder, put(name, fileName), 0, 0, 0, true);
  }

  /** Removes an empty folder. */
  public int deleteFolder(int folder, String folderName) {
    long address = put(name, folderName);
    return (int) guarded(Functions.UNLINKAT, folder, address, REMOVE_FOLDER, 0, 0, true);
  }

  /** Returns when everything written to this file system is on its disk. */
  public int syncFileSystem(int folder) {
    return (int) guarded(Functions.SYNCFS, folder, 0, 0, 0, 0, true);
  }

  /** Gives a descriptor back. */
  public void close(int descriptor) {
    libC.close(descriptor);
  }

  // The kernel reads our native memory during the call.
  private long guarded(
      MemorySegment function, long a, long b, long c, long d, long e, boolean returnsInt) {
    try {
      return libC.call(function, a, b, c, d, e, 0, returnsInt);
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
