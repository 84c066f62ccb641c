package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person at a terminal is asked about an offer, where it receives and as its guest. */
class OfferPromptTest {
  @TempDir private Path folder;

  /** A {@code sextant receive} with somebody who reads and types. */
  private final class Sitting implements AutoCloseable {
    private final ScriptStream errors = new ScriptStream();
    private final Interruption interruption = new Interruption();
    private final PipedOutputStream keys = new PipedOutputStream();
    private final CompletableFuture<Integer> exit;

    Sitting(String... words) throws Exception {
      exit = start(new PipedInputStream(keys), errors, interruption, "own", words);
    }

    Matcher await(String pattern) throws InterruptedException {
      Pattern anywhere = Pattern.compile("(?s).*?" + pattern);
      return errors.await(anywhere, pattern).orElseThrow();
    }

    void type(String line) throws Exception {
      keys.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      keys.flush();
    }

    @Override
    public void close() {
      interruption.interrupt();
      assertThat(exit.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo(Exit.INTERRUPTED);
    }
  }

  private CompletableFuture<Integer> start(
      InputStream input, ScriptStream errors, Interruption end, String home, String... words) {
    Surroundings surroundings =
        new Surroundings(
            input,
            new ScriptStream(),
            errors,
            Map.of("LANG", "C", "SEXTANT_HOME", folder.resolve(home).toString()),
            new Screen(false, false, input instanceof PipedInputStream, () -> 80),
            end);
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    Thread.ofPlatform()
        .name("sitting")
        .start(() -> exit.complete(Terminal.run(words, surroundings)));
    return exit;
  }

  private CompletableFuture<Integer> send(String port) throws Exception {
    Path one = Files.writeString(folder.resolve("one.txt"), "1");
    Path two = Files.writeString(folder.resolve("two.txt"), "22");
    return start(
        InputStream.nullInputStream(),
        new ScriptStream(),
        new Interruption(),
        "other",
        "send",
        one.toString(),
        two.toString(),
        "--to",
        "127.0.0.1:" + port);
  }

  private static void choose(Sitting person) throws Exception {
    person.await("wants to send 2 files, 3 B. Accept\\? ");
    person.type("l");
    person.await("1  one.txt  1 B\n");
    person.await("2  two.txt  2 B\n");
    person.await("Accept\\? ");
    person.type("3");
    person.await("numbers from 1 to 2");
    person.type("2=letters/another name.txt");
  }

  @Test
  void someFilesAreTakenUnderOtherNames() throws Exception {
    Path here = folder.resolve("here");
    try (Sitting holder =
        new Sitting("receive", "--dir", here.toString(), "--port", "0", "--hidden")) {
      var sending = send(holder.await("on port (\\d+)").group(1));
      choose(holder);
      assertThat(sending.get(60, TimeUnit.SECONDS)).isNotNull();
    }
    assertThat(here.resolve("letters/another name.txt")).hasContent("22");
    assertThat(here.resolve("one.txt")).doesNotExist();
  }

  @Test
  void aGuestChoosesAsTheHolderDoes() throws Exception {
    Path here = folder.resolve("here");
    Path guests = folder.resolve("guest");
    try (Sitting holder =
        new Sitting(
            "receive",
            "--dir",
            here.toString(),
            "--port",
            "0",
            "--hidden",
            "--accept",
            "trusted")) {
      String port = holder.await("on port (\\d+)").group(1);
      try (Sitting guest = new Sitting("receive", "--dir", guests.toString())) {
        guest.await("together with process");
        var sending = send(port);
        choose(guest);
        assertThat(sending.get(60, TimeUnit.SECONDS)).isNotNull();
      }
    }
    assertThat(guests.resolve("letters/another name.txt")).hasContent("22");
    assertThat(List.of(here.resolve("one.txt"), guests.resolve("one.txt")))
        .allSatisfy(file -> assertThat(file).doesNotExist());
  }
}
