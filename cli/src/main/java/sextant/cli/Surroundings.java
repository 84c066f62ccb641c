package sextant.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** What a run gets from outside. Tests hand in arrays; the program its own streams. */
public record Surroundings(
    InputStream input,
    OutputStream output,
    OutputStream errors,
    Map<String, String> environment,
    Screen screen,
    Interruption interruption) {

  /** The streams and the environment of this process; unbuffered, so nothing is kept back. */
  public static Surroundings ofThisProcess(Interruption interruption) {
    return new Surroundings(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        System.getenv(),
        Screen.ofThisProcess(),
        interruption);
  }
}
