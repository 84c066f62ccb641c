import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes the jars of a build quick to start from. Signatures go: Java would check them at every
 * start, and keeps no class of a signed jar in an AOT cache. Stylesheets get the binary form that
 * JavaFX looks for first. The native libraries of JavaFX lie beside its jars, where it finds them
 * without unpacking them into the home of each user.
 */
final class Libraries {
  private static final List<String> STYLED = List.of("atlantafx-", "desktop-");
  private static final Pattern SHEET =
      Pattern.compile("(/atlantafx/base/theme/primer-.*|/sextant/desktop/kit/.*)\\.css");

  private final Path lib;

  Libraries(Path lib) {
    this.lib = lib;
  }

  void prepare() throws Exception {
    List<String> jars = Jars.all(lib);
    for (String jar : jars) {
      if (isJavaFx(Path.of(jar))) {
        Jars.extractLibraries(Path.of(jar), lib);
      } else {
        withoutSignature(Path.of(jar));
      }
    }
    styles(jars);
  }

  private static void withoutSignature(Path jar) throws IOException {
    Path fresh = jar.resolveSibling(jar.getFileName() + ".fresh");
    try (ZipFile from = new ZipFile(jar.toFile())) {
      if (from.stream().noneMatch(Libraries::isSignature)) {
        return;
      }
      try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(fresh))) {
        for (ZipEntry entry : from.stream().filter(e -> !isSignature(e)).toList()) {
          ZipEntry copy = new ZipEntry(entry.getName());
          copy.setTime(entry.getTime());
          to.putNextEntry(copy);
          try (var content = from.getInputStream(entry)) {
            if (entry.getName().equals("META-INF/MANIFEST.MF")) {
              Manifest manifest = new Manifest(content);
              manifest.getEntries().clear(); // a digest for each of thousands of classes
              manifest.write(to);
            } else {
              content.transferTo(to);
            }
          }
        }
      }
    }
    Files.move(fresh, jar, REPLACE_EXISTING);
  }

  private static boolean isSignature(ZipEntry entry) {
    return entry.getName().matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
  }

  /** JavaFX makes the binary form, out of the jars that the program will run with. */
  private void styles(List<String> jars) throws Exception {
    Path[] javaFx = jars.stream().map(Path::of).filter(Libraries::isJavaFx).toArray(Path[]::new);
    var boot = ModuleLayer.boot();
    var modules =
        boot.configuration()
            .resolve(ModuleFinder.of(javaFx), ModuleFinder.of(), Set.of("javafx.graphics"));
    Method convert =
        boot.defineModulesWithOneLoader(modules, ClassLoader.getSystemClassLoader())
            .findLoader("javafx.graphics")
            .loadClass("javafx.css.Stylesheet")
            .getMethod("convertToBinary", File.class, File.class);
    for (Path jar : jars.stream().map(Path::of).filter(Libraries::isStyled).toList()) {
      try (var inside = FileSystems.newFileSystem(jar);
          var all = Files.walk(inside.getPath("/"))) {
        for (Path sheet : all.filter(Libraries::isSheet).toList()) {
          Path from = Files.copy(sheet, lib.resolve("sheet.css"), REPLACE_EXISTING);
          Path to = lib.resolve("sheet.bss");
          convert.invoke(null, from.toFile(), to.toFile());
          Files.copy(to, binaryOf(sheet));
          Files.delete(from);
          Files.delete(to);
        }
      }
    }
  }

  private static boolean isJavaFx(Path jar) {
    return Variant.isJavaFx(jar.getFileName().toString());
  }

  private static boolean isStyled(Path jar) {
    return STYLED.stream().anyMatch(jar.getFileName().toString()::startsWith);
  }

  private static boolean isSheet(Path file) {
    return SHEET.matcher(file.toString()).matches() && !Files.exists(binaryOf(file));
  }

  private static Path binaryOf(Path sheet) {
    return sheet.resolveSibling(sheet.getFileName().toString().replaceFirst("css$", "bss"));
  }
}
