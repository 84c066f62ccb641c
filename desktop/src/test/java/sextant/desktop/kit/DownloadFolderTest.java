package sextant.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadFolderTest {
  @TempDir private Path home = Path.of("");

  @Test
  void theFolderIsTheOneTheDesktopNamesElseDownloadsElseHome() throws Exception {
    assertThat(DownloadFolder.of(home, Map.of())).isEqualTo(home);
    Path usual = Files.createDirectory(home.resolve("Downloads"));
    assertThat(DownloadFolder.of(home, Map.of())).isEqualTo(usual);
    Path config = Files.createDirectories(home.resolve(".config"));
    Path chinese = Files.createDirectory(home.resolve("下载"));
    Path dirs = config.resolve("user-dirs.dirs");
    Files.writeString(dirs, "# made by a program\nXDG_DOWNLOAD_DIR=\"$HOME/下载\"\n");
    assertThat(DownloadFolder.of(home, Map.of())).isEqualTo(chinese);
    Files.writeString(dirs, "XDG_DOWNLOAD_DIR=\"$HOME/gone\"\n");
    assertThat(DownloadFolder.of(home, Map.of())).isEqualTo(usual);
    Files.writeString(dirs, "XDG_DOWNLOAD_DIR=\"" + chinese + "\"\n");
    assertThat(DownloadFolder.of(home, Map.of("XDG_CONFIG_HOME", config.toString())))
        .isEqualTo(chinese);
  }
}
