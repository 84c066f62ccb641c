package sextant.desktop.web.stuck;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** The pipe as the process of the question has it. */
final class Hearing {
  private final BufferedReader in;
  private final BufferedWriter out;

  Hearing(InputStream in, OutputStream out) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  /** What is asked. Blocks until all of it has come. */
  Inquiry inquiry() throws IOException {
    return Inquiry.read(in);
  }

  /** Says the answer; a program that is gone does not hear it. */
  void say(Answer answer) {
    try {
      out.write(answer.line() + "\n");
      out.flush();
    } catch (IOException gone) {
      // what awaitsEnd() tells
    }
  }

  /**
   * Whether the program says that it ends and wants to be started again; false when it has nothing
   * to ask any more, or is gone. Blocks until one of these.
   */
  boolean isEnding() {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals(QuestionProcess.ENDING)) {
          return true;
        }
      }
    } catch (IOException gone) {
      // as at its end
    }
    return false;
  }
}
