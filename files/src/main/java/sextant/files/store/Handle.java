package sextant.files.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * An open folder. Every name is one component, is looked up in this very folder whatever happened
 * to its path since, and is never followed when it is a link.
 */
sealed interface Handle extends AutoCloseable permits SecureHandle, PathHandle {
  /** Opens a folder in this one; fails when the name is a link or a file. */
  Handle folder(String name) throws IOException;

  /** Opens a new file for reading and writing; fails when the name exists. */
  FileChannel create(String name) throws IOException;

  /** Opens a file that exists, for reading and writing. */
  FileChannel open(String name) throws IOException;

  /** Opens a file that exists, for reading. */
  FileChannel read(String name) throws IOException;

  /** What the name is, a link itself and not what it points to; empty when there is none. */
  Optional<BasicFileAttributes> look(String name) throws IOException;

  /** Renames over what is there, in one step. */
  void move(String name, Handle target, String targetName) throws IOException;

  /** Removes a file or link. */
  void delete(String name) throws IOException;

  /** Removes an empty folder. */
  void deleteFolder(String name) throws IOException;

  /** Sets the time of a file. */
  void setModified(String name, FileTime modified) throws IOException;

  /** Sets permissions where the system has them. */
  void setPermissions(String name, Set<PosixFilePermission> permissions) throws IOException;

  /** The permissions of a file; empty where the system has none. */
  Set<PosixFilePermission> permissions(String name) throws IOException;

  /** Makes names that were added or renamed survive a loss of power. */
  void force() throws IOException;

  @Override
  void close() throws IOException;
}
