package sextant.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files by the descriptor of their folder: nothing is followed, nothing is replaced. */
class FolderCallsTest {
  private static final FolderCalls.NewFile PLAIN =
      new FolderCalls.NewFile(0600, true, 981_173_106L, 123_456_789);

  @TempDir private Path folder;
  private FolderCalls calls;
  private int descriptor;

  @BeforeEach
  void open() {
    assumeTrue(FolderCalls.isSupported(), "only Linux has these calls");
    calls = new FolderCalls();
    descriptor = calls.open(folder.toString());
    assertThat(descriptor).isNotNegative();
  }

  @AfterEach
  void close() {
    if (calls != null) {
      calls.close(descriptor);
    }
  }

  private static ByteBuffer direct(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  @Test
  void aNewFileHasItsBytesTimeAndPermissions() throws IOException {
    assertThat(calls.writeNew(descriptor, "文件", PLAIN, direct("content"))).isZero();
    Path file = folder.resolve("文件");
    assertThat(file).hasContent("content");
    assertThat(Files.getLastModifiedTime(file))
        .isEqualTo(FileTime.from(Instant.parse("2001-02-03T04:05:06.123456789Z")));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void anEmptyFileAndALargeOneAreWhole() {
    ByteBuffer large = ByteBuffer.allocateDirect(3_000_001);
    assertThat(calls.writeNew(descriptor, "empty", PLAIN, direct(""))).isZero();
    assertThat(calls.writeNew(descriptor, "large", PLAIN, large)).isZero();
    assertThat(folder.resolve("empty")).isEmptyFile();
    assertThat(folder.resolve("large")).hasSize(3_000_001);
  }

  @Test
  void aNameThatIsTakenIsNotWrittenTo() throws IOException {
    Files.writeString(folder.resolve("a"), "old");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("elsewhere"));
    assertThat(calls.writeNew(descriptor, "a", PLAIN, direct("new"))).isEqualTo(-Errno.EEXIST);
    assertThat(calls.writeNew(descriptor, "link", PLAIN, direct("new"))).isEqualTo(-Errno.EEXIST);
    assertThat(folder.resolve("a")).hasContent("old");
    assertThat(folder.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void aRenameNeverReplaces() throws IOException {
    Files.writeString(folder.resolve("part"), "new");
    Files.writeString(folder.resolve("taken"), "old");
    assertThat(calls.renameNew(descriptor, "part", descriptor, "taken")).isEqualTo(-Errno.EEXIST);
    assertThat(calls.renameNew(descriptor, "part", descriptor, "free")).isZero();
    assertThat(folder.resolve("taken")).hasContent("old");
    assertThat(folder.resolve("free")).hasContent("new");
  }

  @Test
  void aFolderIsNotOpenedThroughALink() throws IOException {
    Files.createDirectory(folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
    int real = calls.folder(descriptor, "real");
    assertThat(real).isNotNegative();
    calls.close(real);
    assertThat(calls.folder(descriptor, "link")).isNegative();
    assertThat(calls.folder(descriptor, "none")).isEqualTo(-Errno.ENOENT);
  }

  @Test
  void removesFilesAndEmptyFolders() throws IOException {
    Files.createFile(folder.resolve("file"));
    Files.createDirectory(folder.resolve("empty"));
    assertThat(calls.delete(descriptor, "file")).isZero();
    assertThat(calls.deleteFolder(descriptor, "empty")).isZero();
    assertThat(calls.syncFileSystem(descriptor)).isZero();
    assertThat(folder).isEmptyDirectory();
  }
}
