package sextant.files.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** Bytes that read as if they came from a connection. */
public final class Inputs {
  private Inputs() {}

  /** Those bytes, then the end. */
  public static ByteInput of(byte[] bytes) throws IOException {
    Socket socket =
        new Socket() {
          @Override
          public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
          }

          @Override
          public OutputStream getOutputStream() {
            return new ByteArrayOutputStream();
          }
        };
    return new ByteInput(new PlainLink(socket));
  }

  /** Reads a request with its body as the server does. */
  public static void readRequest(byte[] bytes) throws IOException {
    ByteInput input = of(bytes);
    var head = HeadReader.request(input);
    if (head.isPresent()) {
      Body.of(head.get(), input).readAll(100_000);
    }
  }

  /** Reads an answer with its body as the client does. */
  public static void readResponse(byte[] bytes) throws IOException {
    ByteInput input = of(bytes);
    Body.of(HeadReader.response(input), input).readAll(100_000);
  }
}
