package sextant.http;

import java.io.ByteArrayInputStream;
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
            return OutputStream.nullOutputStream();
          }
        };
    return new ByteInput(Link.plain(socket));
  }
}
