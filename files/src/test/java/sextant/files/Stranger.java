package sextant.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A program that says bytes to an open port of loopback and reads what comes back. */
final class Stranger {
  static final String V2 = "/api/localsend/v2/";
  static final String INFO =
      "\"info\":{\"alias\":\"x\",\"fingerprint\":\"AB\",\"port\":1,\"protocol\":\"http\"}";

  private final int port;
  private final String from;

  Stranger(int port) {
    this(port, "127.0.0.1");
  }

  private Stranger(int port, String from) {
    this.port = port;
    this.from = from;
  }

  /** The same from another address of this computer. */
  Stranger at(String address) {
    return new Stranger(port, address);
  }

  /** A connection, for those who want more than an answer. */
  Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout(30_000);
    return socket;
  }

  /** Says this, closes its half, and reads to the end; empty when it was cut off. */
  String say(String text) throws IOException {
    return say(text.getBytes(StandardCharsets.ISO_8859_1), true);
  }

  /** The same with bytes; who closes its half while it waits for an answer counts as gone. */
  String say(byte[] bytes, boolean closesItsHalf) throws IOException {
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      if (closesItsHalf) {
        socket.shutdownOutput();
      }
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.net.SocketException cutOff) {
      return "";
    }
  }

  /** Posts a document to a route of LocalSend. */
  String post(String route, String body) throws IOException {
    return post(V2 + route, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Posts bytes to a path. */
  String post(String path, byte[] body) throws IOException {
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: x\r\nContent-Length: "
            + body.length
            + "\r\nConnection: close\r\n\r\n";
    byte[] first = head.getBytes(StandardCharsets.UTF_8);
    byte[] all = java.util.Arrays.copyOf(first, first.length + body.length);
    System.arraycopy(body, 0, all, first.length, body.length);
    return say(all, false);
  }

  /** Offers one file as JSON with the key 0; returns the path to upload it to. */
  String prepared(String file) throws IOException {
    String response = post("prepare-upload", offer(file));
    if (!status(response).equals("200")) {
      throw new AssertionError("not accepted: " + response);
    }
    String json = response.substring(response.indexOf("\r\n\r\n") + 4);
    String session = json.replaceAll(".*\"sessionId\":\"([^\"]*)\".*", "$1");
    String token = json.replaceAll(".*\"0\":\"([^\"]*)\".*", "$1");
    return V2 + "upload?sessionId=" + session + "&fileId=0&token=" + token;
  }

  /** An offer of one file. */
  static String offer(String file) {
    return "{" + INFO + ",\"files\":{\"0\":" + file + "}}";
  }

  /** A file as an offer has it. */
  static String file(String name, int size) {
    return "{\"id\":\"0\",\"fileName\":"
        + quoted(name)
        + ",\"size\":"
        + size
        + ",\"fileType\":\"a/b\"}";
  }

  /** A text as JSON has it, everything unusual escaped. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || c > '~') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** The three digits of an answer; empty when there was none. */
  static String status(String response) {
    return response.length() < 12 ? "" : response.substring(9, 12);
  }
}
