import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Makes the jars of a build quick to start from. Signatures go: Java would check them at every
 * start, and keeps no class of a signed jar in an AOT cache. Stylesheets get the binary form that
 * JavaFX looks for first. The native libraries of JavaFX lie beside its jars, where it finds them
 * without unpacking them into the home of each user.
 */
final class Libraries {
  private static final List<String> STYLED = List.of("atlantafx-", "desktop-");
  private static final Pattern SHEET =
      Pattern.compile("(atlantafx/base/theme/primer-.*|sextant/desktop/kit/.*)\\.css");

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
    Map<String, byte[]> manifest = new HashMap<>();
    try (ZipFile from = new ZipFile(jar.toFile())) {
      if (from.stream().noneMatch(Libraries::isSignature)) {
        return;
      }
      manifest.put(JarFile.MANIFEST_NAME, manifestWithoutDigests(from));
    }
    replace(jar, entry -> !isSignature(entry), manifest);
  }

  /** A signed jar's manifest has a digest for each of thousands of classes. */
  private static byte[] manifestWithoutDigests(ZipFile jar) throws IOException {
    try (InputStream content = jar.getInputStream(jar.getEntry(JarFile.MANIFEST_NAME))) {
      Manifest manifest = new Manifest(content);
      manifest.getEntries().clear();
      var bytes = new ByteArrayOutputStream();
      manifest.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static boolean isSignature(ZipEntry entry) {
    return entry.getName().matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
  }

  private static void replace(Path jar, Predicate<ZipEntry> wanted, Map<String, byte[]> contents)
      throws IOException {
    Path fresh = jar.resolveSibling(jar.getFileName() + ".fresh");
    Jars.copy(jar, fresh, wanted, contents);
    Files.move(fresh, jar, REPLACE_EXISTING);
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
      Map<String, byte[]> binaries = binaries(jar, convert);
      if (!binaries.isEmpty()) {
        replace(jar, entry -> true, binaries);
      }
    }
  }

  private Map<String, byte[]> binaries(Path jar, Method convert) throws Exception {
    Map<String, byte[]> binaries = new HashMap<>();
    Path from = lib.resolve("sheet.css");
    Path to = lib.resolve("sheet.bss");
    try (ZipFile inside = new ZipFile(jar.toFile())) {
      for (ZipEntry sheet : inside.stream().filter(Libraries::isSheet).toList()) {
        String binary = sheet.getName().replaceFirst("css$", "bss");
        if (inside.getEntry(binary) == null) {
          try (InputStream content = inside.getInputStream(sheet)) {
            Files.copy(content, from, REPLACE_EXISTING);
          }
          convert.invoke(null, from.toFile(), to.toFile());
          binaries.put(binary, Files.readAllBytes(to));
        }
      }
    } finally {
      Files.deleteIfExists(from);
      Files.deleteIfExists(to);
    }
    return binaries;
  }

  private static boolean isJavaFx(Path jar) {
    return Variant.isJavaFx(jar.getFileName().toString());
  }

  private static boolean isStyled(Path jar) {
    return STYLED.stream().anyMatch(jar.getFileName().toString()::startsWith);
  }

  private static boolean isSheet(ZipEntry entry) {
    return SHEET.matcher(entry.getName()).matches();
  }
}
